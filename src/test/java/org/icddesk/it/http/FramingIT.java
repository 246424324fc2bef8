// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of whose end two servers could think differently, so that one could hide another in its body. */
class FramingIT {

    private static final String SEARCH = "/api/icd/release/11/2024-01/mms/search";
    private static final String BODY = "0\r\n\r\n";

    private final TestDesk desk = SharedDesk.get();
    private final URI base = desk.server().url("");

    /** Sends a POST and, behind it, what a smuggler would like to be answered. */
    private String post(String path, String version, String lengths, String body) {
        return RawHttp.exchange(
                base,
                "POST " + base.getPath() + path + " " + version + "\r\nHost: " + base.getAuthority()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n" + lengths + "\r\n\r\n" + body
                        + "GET " + base.getPath() + "/help HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nConnection: close\r\n\r\n");
    }

    private static void assertRefusedAndClosed(String answers) {
        assertThat(answers).matches("(?s)HTTP/1\\.[01] 400 .*").containsOnlyOnce("HTTP/1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 3\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length : 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"
            })
    void B38_aRequestOfAnUnclearLengthIsRefusedAndTheConnectionClosed(String lengths) {
        assertRefusedAndClosed(post(SEARCH, "HTTP/1.1", lengths, BODY));
        assertRefusedAndClosed(post("/", "HTTP/1.1", lengths, BODY));
    }

    @Test
    void B38_chunksAreNotForTheFirstVersion() {
        assertRefusedAndClosed(post(SEARCH, "HTTP/1.0", "Transfer-Encoding: chunked", BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Transfer-Encoding: Chunked"})
    void chunksByThemselvesAreRead(String coding) {
        String answers = post(SEARCH + "?q=one%20that%20chunks", "HTTP/1.1", coding, "3\r\na=b\r\n" + BODY);

        assertThat(answers.split("HTTP/1\\.1 200 ", -1)).hasSize(3);
    }

    @Test
    void B38_aBareLineFeedEndsALineAndHidesNothing() {
        String hidden = "GET " + base.getPath() + "/hidden HTTP/1.1\nHost: " + base.getAuthority() + "\n\n";
        String answers = RawHttp.exchange(
                base,
                "POST " + base.getPath() + SEARCH + "?q=line%20feeds HTTP/1.1\nHost: " + base.getAuthority()
                        + "\nContent-Type: application/x-www-form-urlencoded\nContent-Length: " + hidden.length()
                        + "\n\n" + hidden + "GET " + base.getPath() + "/help HTTP/1.1\nHost: " + base.getAuthority()
                        + "\nConnection: close\n\n");

        assertThat(answers.split("HTTP/1\\.1 200 ", -1)).hasSize(3);
        assertThat(answers).doesNotContain("HTTP/1.1 404");
        Reliability.measured(
                "B38",
                "unclear lengths and codings are 400; a bare line feed or carriage return is a line end to Undertow, and hides no request");
    }
}
