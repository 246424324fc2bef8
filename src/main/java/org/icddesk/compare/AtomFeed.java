// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed of RFC 4287.
 *
 * @param language the tag of the language of its texts
 * @param name what its identifier is made of, with the language; never the same for two feeds
 * @param subtitle what a reader must know of all entries
 * @param rights the licence
 * @param self its own address: a path, since the host is known to whoever asked
 * @param page the page with the same content
 * @param updated when it and all its entries became true
 */
record AtomFeed(
        String language,
        String name,
        String title,
        String subtitle,
        String rights,
        String self,
        String page,
        Instant updated,
        List<Entry> entries) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String AUTHOR = "World Health Organization";

    /**
     * An entry of the feed.
     *
     * @param name what its identifier is made of, with the language; never the same for two entries
     * @param page its page
     * @param categories terms
     */
    record Entry(String name, String title, String summary, String page, List<String> categories) {}

    /** {@return the document in UTF-8; the same feed gives the same bytes} */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", language);
        element(xml, "id", id(name));
        element(xml, "title", title);
        element(xml, "subtitle", subtitle);
        element(xml, "updated", updated.toString());
        xml.writeStartElement("author");
        element(xml, "name", AUTHOR);
        xml.writeEndElement();
        link(xml, "self", self, "application/atom+xml");
        link(xml, "alternate", page, "text/html");
        element(xml, "generator", "ICD Desk");
        element(xml, "rights", rights);
        for (Entry entry : entries) {
            write(xml, entry);
        }
        xml.writeEndElement();
    }

    private void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", id(entry.name()));
        element(xml, "title", entry.title());
        element(xml, "updated", updated.toString());
        element(xml, "published", updated.toString());
        link(xml, "alternate", entry.page(), "text/html");
        for (String category : entry.categories()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", category);
        }
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
    }

    /** {@return an identifier that is the same for the same name at all times and on all servers, RFC 9562 section 5.3} */
    private String id(String what) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((what + " " + language).getBytes(StandardCharsets.UTF_8));
    }

    private static void link(XMLStreamWriter xml, String relation, String address, String type)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(xmlOnly(text));
        xml.writeEndElement();
    }

    /** {@return the text with what XML 1.0 cannot hold replaced} */
    private static String xmlOnly(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' || c >= ' ' && c < 0xD800 || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
