// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML of a part of a workbook, forwards only. A document type declaration, with which XML can name files and
 * grow without end, is refused; nothing outside the part is read.
 */
final class PartReader {

    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
        FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    }

    private final XMLStreamReader xml;

    PartReader(byte[] part) {
        try {
            xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(part));
        } catch (XMLStreamException e) {
            throw broken();
        }
    }

    private static TableFault broken() {
        return TableFault.broken("table.xml");
    }

    /** {@return the kind of the next event: the beginning or end of an element, a text; empty at the end of the part} */
    Optional<Integer> next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw TableFault.broken("table.dtd");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        || event == XMLStreamConstants.END_ELEMENT
                        || event == XMLStreamConstants.CHARACTERS
                        || event == XMLStreamConstants.CDATA) {
                    return Optional.of(event);
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw broken();
        }
    }

    /** {@return whether the event is the beginning of an element of that name, in any namespace} */
    boolean starts(int event, String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
    }

    /** {@return whether the event is the end of an element of that name} */
    boolean ends(int event, String name) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
    }

    /** {@return the characters, if the event is a text} */
    Optional<String> text(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
                ? Optional.of(xml.getText())
                : Optional.empty();
    }

    /** {@return an attribute by its local name} */
    Optional<String> attribute(String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return Optional.of(xml.getAttributeValue(at));
            }
        }
        return Optional.empty();
    }

    /** {@return an attribute that is a number; another where it is none} */
    int number(String name, int other) {
        return attribute(name)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(other);
    }
}
