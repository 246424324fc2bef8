// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.icddesk.testing.http.ReceivedHead;
import org.icddesk.testing.http.ServletExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentationTest {

    private static final String TEXT = "A page of some length. ".repeat(100);
    private static final Representation BODY = new Representation(TEXT.getBytes(StandardCharsets.UTF_8));

    private static ServletExchange send(ServletExchange exchange) throws IOException {
        return send(BODY, exchange);
    }

    private static ServletExchange send(Representation representation, ServletExchange exchange) throws IOException {
        ServletRequestHead head = new ServletRequestHead(exchange.request());
        HttpServletResponse response = exchange.response();
        head.answer(representation.response(head), response, response::setHeader);
        return exchange;
    }

    private static String text(ServletExchange exchange) {
        return exchange.body.toString(StandardCharsets.UTF_8);
    }

    @Test
    void sendsWholeWithATagAndALength() throws IOException {
        ServletExchange answer = send(new ServletExchange("GET"));
        assertThat(text(answer)).isEqualTo(TEXT);
        assertThat(answer.headers)
                .containsEntry("Content-Length", String.valueOf(TEXT.length()))
                .doesNotContainKey("Content-Encoding");
        assertThat(answer.headers.get("ETag")).matches("W/\"[0-9a-f]{16}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "GZIP", "*", "deflate, x-gzip"})
    void compressesWhereThatCanBeRead(String accepted) throws IOException {
        ServletExchange answer = send(new ServletExchange("GET").with("Accept-Encoding", accepted));
        assertThat(answer.headers).containsEntry("Content-Encoding", "gzip");
        assertThat(answer.body.size()).isLessThan(TEXT.length() / 5);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body.toByteArray()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip;q=0.0", "identity", "gzippo", "gzip;q=x", "gzip;q=0, *"})
    void B40_doesNotCompressOtherwise(String accepted) throws IOException {
        assertThat(send(new ServletExchange("GET").with("Accept-Encoding", accepted)).headers)
                .doesNotContainKey("Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "%s", "\"other\", W/%s", "*"})
    void B40_whatTheReaderHasIsNotSentAgain(String form) throws IOException {
        String tag = '"' + BODY.hash() + '"';
        ServletExchange answer = send(new ServletExchange("GET").with("If-None-Match", form.formatted(tag)));
        assertThat(answer.status).isEqualTo(304);
        assertThat(answer.body.size()).isZero();
        assertThat(answer.headers).containsEntry("ETag", "W/" + tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"other\"", "", "\"", "garbage, ,,"})
    void B40_otherTagsAreSentTheWhole(String tags) throws IOException {
        ServletExchange answer = send(new ServletExchange("GET").with("If-None-Match", tags));
        assertThat(answer.status).isEqualTo(200);
        assertThat(text(answer)).isEqualTo(TEXT);
    }

    @Test
    void errorsHaveNoTagAndAreNeverUnmodified() throws IOException {
        ServletExchange exchange = new ServletExchange("GET").with("If-None-Match", "*");
        ServletRequestHead head = new ServletRequestHead(exchange.request());
        HttpServletResponse response = exchange.response();
        head.answer(BODY.untagged(503, head), response, response::setHeader);
        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.headers).doesNotContainKey("ETag");
        assertThat(text(exchange)).isEqualTo(TEXT);
    }

    @Test
    void B27_theHeadHasEverythingButTheBody() throws IOException {
        ServletExchange head = send(new ServletExchange("HEAD"));
        assertThat(head.body.size()).isZero();
        assertThat(head.headers).isEqualTo(send(new ServletExchange("GET")).headers);
    }

    @Test
    void otherBytesHaveAnotherTag() {
        assertThat(new Representation("other".getBytes(StandardCharsets.UTF_8)).hash())
                .isNotEqualTo(BODY.hash());
    }

    @Test
    void aFormIsReadyIfItNeedNotBeMadeOrIsMadeInNoTime() {
        Representation whole = new Representation(TEXT.getBytes(StandardCharsets.UTF_8));
        ReceivedHead plain = ReceivedHead.get("/");
        ReceivedHead packed = ReceivedHead.get("/").with("Accept-Encoding", "gzip");
        assertThat(whole.isReady(plain)).isTrue();
        assertThat(whole.isReady(packed)).isFalse();
        whole.response(packed);
        assertThat(whole.isReady(packed)).isTrue();

        Representation compact = whole.compact();
        assertThat(compact.isReady(plain)).isTrue();
        assertThat(compact.isReady(packed)).isTrue();

        Representation huge = new Representation(TEXT.repeat(50).getBytes(StandardCharsets.UTF_8)).compact();
        assertThat(huge.isReady(packed)).isTrue();
        assertThat(huge.isReady(plain)).isFalse();
        assertThat(huge.isReady(plain.with("If-None-Match", huge.tag()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void isTheSameInLessMemory(String accepted) throws IOException {
        Representation compact = BODY.compact();
        ServletExchange whole = send(new ServletExchange("GET").with("Accept-Encoding", accepted));
        ServletExchange small = new ServletExchange("GET").with("Accept-Encoding", accepted);
        send(compact, small);
        assertThat(small.body.toByteArray()).isEqualTo(whole.body.toByteArray());
        assertThat(small.headers).isEqualTo(whole.headers);
        assertThat(compact.weight()).isLessThan(TEXT.length() / 5);
    }
}
