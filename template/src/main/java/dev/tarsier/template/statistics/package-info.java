/** What samples say, whoever has drawn them. Pure. */
package dev.tarsier.template.statistics;
