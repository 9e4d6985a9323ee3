package dev.tarsier.job.image;

/**
 * An image as a page shows it.
 *
 * @param mediaType as in {@code image/png}
 * @param base64 the encoded bytes
 * @param width in pixels, of the picture and not of the image
 * @param height in pixels
 * @param hardEdges enlarge it pixel by pixel: smoothing would invent values
 */
public record Picture(String mediaType, String base64, int width, int height, boolean hardEdges) {}
