// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test on the {@link IndexedDesk}; WHO behaves but {@link #during} a fault. */
@Lane(Lane.INDEX)
@ExtendWith(IndexedDesk.class)
public abstract class IndexedTest {

    protected final TestDesk desk = IndexedDesk.get();

    /** {@return the results of a search of ICD-10 in English} */
    protected final Document search(String words, String more) {
        return desk.page(address(words, more));
    }

    protected static String address(String words, String more) {
        return "/search?lang=en&linearization=icd10&q=" + encode(words) + more;
    }

    protected static String encode(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** {@return the page that a link leads to} */
    protected final Document follow(Element link) {
        assertThat(link).isNotNull();
        return desk.page(link.attr("href").replaceFirst("^/icd-desk", ""));
    }

    /** {@return the codes of the hits on a page} */
    protected static List<String> codes(Document page) {
        return page.select("a.hit > .code").eachText();
    }

    /** {@return the text of what a selector finds, without the signs that keep words in their own direction} */
    protected static String text(Element page, String css) {
        return page.select(css).text().replaceAll("[\u2066-\u2069]", "");
    }

    /** Does something while WHO misbehaves, and waits until the server asks WHO again. */
    protected final void during(Fault fault, Runnable test) {
        desk.sandbox().misbehave(fault);
        try {
            test.run();
        } finally {
            desk.sandbox().behave();
            desk.askWhoNow();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> desk.get("/search?q=w"
                                            + UUID.randomUUID().toString().substring(0, 8))
                                    .statusCode()
                            == 200);
        }
    }
}
