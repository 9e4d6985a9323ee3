package dev.tarsier.job.chart;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as the JDK's XML parser sees it: making one asserts that it is well-formed. */
public final class ParsedPage {
  private final Document document;

  private ParsedPage(Document document) {
    this.document = document;
  }

  public static ParsedPage of(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return new ParsedPage(
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("The page is not well-formed: " + e.getMessage(), e);
    }
  }

  /** The text of every node an XPath selects, spaces made single. */
  public List<String> texts(String path) {
    return nodes(path).stream()
        .map(node -> node.getTextContent().replaceAll("\\s+", " ").strip())
        .toList();
  }

  /** Every element with the names of its attributes, in the order of the page. */
  public List<String> structure() {
    List<String> structure = new ArrayList<>();
    for (Node element : nodes("//*")) {
      StringBuilder line = new StringBuilder(element.getNodeName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        line.append(' ').append(element.getAttributes().item(i).getNodeName());
      }
      structure.add(line.toString());
    }
    return structure;
  }

  /** Where the page points to, or takes something from. */
  public List<String> links() {
    return nodes("//@*[name()='href' or name()='src' or name()='xlink:href' or name()='action']")
        .stream()
        .map(Node::getNodeValue)
        .toList();
  }

  private List<Node> nodes(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    } catch (XPathExpressionException e) {
      throw new AssertionError("The path is not an XPath: " + path, e);
    }
  }

  public String text(String path) {
    return String.join("|", texts(path));
  }

  /** All text of the section with this id. */
  public String section(String id) {
    return text("//section[@id='" + id + "']");
  }
}
