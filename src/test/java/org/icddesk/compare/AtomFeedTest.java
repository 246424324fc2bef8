// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.icddesk.icd.Release;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AtomFeedTest {

    private static AtomFeed feed(String language, String title) {
        return new AtomFeed(
                language,
                "compare a b",
                title,
                "subtitle",
                "rights",
                "/icd-desk/compare/a.atom",
                "/icd-desk/compare/a",
                Instant.parse("2024-01-21T00:00:00Z"),
                List.of(
                        new AtomFeed.Entry("changed 1", title, "summary", "/icd-desk/compare/1", List.of("new")),
                        new AtomFeed.Entry("changed 2", title, "", "/icd-desk/compare/2", List.of())));
    }

    private static Element read(AtomFeed feed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.bytes()))
                .getDocumentElement();
    }

    private static List<String> texts(Element feed, String name) {
        NodeList found = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    @Test
    void hasWhatTheStandardWants() throws Exception {
        Element feed = read(feed("en", "Cholera"));

        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"))
                .isEqualTo("en");
        assertThat(texts(feed, "id")).hasSize(3).doesNotHaveDuplicates();
        assertThat(texts(feed, "updated")).hasSize(3).containsOnly("2024-01-21T00:00:00Z");
        assertThat(texts(feed, "name")).containsExactly("World Health Organization");
    }

    @Test
    void theSameFeedHasTheSameBytesAndAnotherLanguageOtherIdentifiers() throws Exception {
        assertThat(feed("en", "x").bytes()).isEqualTo(feed("en", "x").bytes());
        assertThat(texts(read(feed("en", "x")), "id")).isEqualTo(texts(read(feed("en", "y")), "id"));
        assertThat(texts(read(feed("en", "x")), "id")).doesNotContainAnyElementsOf(texts(read(feed("fr", "x")), "id"));
    }

    @Test
    void whateverWhoWritesIsText() throws Exception {
        String hostile = "<script>&\"' \0\u0007\uD83E \uD83E\uDDA0 \uFFFE ]]> \u202E";

        assertThat(texts(read(feed("en", hostile)), "title").get(0))
                .isEqualTo("<script>&\"' \uFFFD\uFFFD\uFFFD \uD83E\uDDA0 \uFFFD ]]> \u202E");
    }

    @Test
    void aReleaseWithoutADayBeginsWithItsMonthOrYear() {
        assertThat(ChangeFeed.firstDay(new Release("2024-01"))).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(ChangeFeed.firstDay(new Release("2019"))).isEqualTo(LocalDate.of(2019, 1, 1));
    }
}
