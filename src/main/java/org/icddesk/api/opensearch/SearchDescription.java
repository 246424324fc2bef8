// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.opensearch;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the OpenSearch 1.1 description of this site. */
final class SearchDescription {

    private static final String NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/";

    /** The media type of a description. */
    static final String TYPE = "application/opensearchdescription+xml";

    private SearchDescription() {}

    /**
     * Writes the description.
     *
     * @param base the address of the site, without a slash at the end
     * @param icon the address of its icon, after the base
     */
    static String of(String base, String icon) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("OpenSearchDescription");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "ShortName", "ICD Desk");
            element(xml, "Description", "Diagnoses, codes and identifiers of WHO's ICD-11 and ICD-10");
            element(xml, "InputEncoding", "UTF-8");
            xml.writeStartElement("Image");
            xml.writeAttribute("width", "16");
            xml.writeAttribute("height", "16");
            xml.writeAttribute("type", "image/svg+xml");
            xml.writeCharacters(base + icon);
            xml.writeEndElement();
            url(xml, "text/html", "results", base + "/search?q={searchTerms}");
            url(xml, SuggestionsResource.TYPE, "suggestions", base + "/api/opensearch/suggestions?q={searchTerms}");
            url(xml, TYPE, "self", base + "/api/opensearch/description.xml");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    private static void url(XMLStreamWriter xml, String type, String rel, String template) throws XMLStreamException {
        xml.writeEmptyElement("Url");
        xml.writeAttribute("type", type);
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("template", template);
    }
}
