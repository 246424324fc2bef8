// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.IndexedDesk;
import org.icddesk.testing.server.IndexedTest;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A bundle carried from a server that has walked to one without a way out, which has asked nothing of WHO ever. */
class BundleIT extends IndexedTest {

    private static final String CARRIER = "bundle-carrier";
    private static final String AUTHORIZATION = People.authorization(CARRIER);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String A00 = "/icd/release/10/2019/A00?lang=en";

    @Test
    void whatOneServerHasWalkedIsReadAndSearchedOnAnotherWithoutAWayOut() throws IOException {
        People.add(desk.server(), CARRIER, "icd-admin");
        byte[] bundle = export();
        Map<String, String> settings = Map.of(
                "ICD_API_URL",
                desk.sandbox().apiUrl(),
                "ICD_TOKEN_URL",
                desk.sandbox().tokenUrl(),
                // No way out: nothing listens there.
                "ICD_PROXY_URL",
                "http://127.0.0.1:1",
                "ICD_BUNDLE_PUBLIC_KEY_FILE",
                IndexedDesk.publicKey().toString(),
                "ICD_BUNDLE_MEGABYTES",
                "1");
        try (Sandbox nobody = Sandbox.start(SandboxOptions.defaults());
                TestDesk offline = TestDesk.start("offline", nobody, settings, List.of("-Xmx256m"))) {
            People.add(offline.server(), CARRIER, "icd-admin");
            assertThat(offline.get(A00).statusCode()).isEqualTo(503);

            whatIsRefusedIsToldInWords(offline, bundle);
            assertThat(upload(offline, bundle).statusCode()).isEqualTo(303);
            await().atMost(LONGEST)
                    .until(() ->
                            offline.status(CARRIER).getJsonObject("bundles").containsKey("inUse"));
            everythingIsReadAndSearched(offline);
            theStatusPageTellsWhatIsInUse(offline);

            offline.restart(Map.of());
            await().atMost(LONGEST).until(() -> offline.get(A00).statusCode() == 200);
            assertThat(Files.readString(offline.server().setup().base().resolve("log/icd-desk-audit.log")))
                    .contains("ICDDESK-A001 " + CARRIER)
                    .contains("imported a bundle");
            assertThat(offline.log()).contains("ICDDESK-B001", "ICDDESK-B002").doesNotContain("ICDDESK-B003");
        }
    }

    /** What the listener refuses, no application can explain, so that the form does it beforehand. */
    @Test
    void whatTheListenerWouldRefuseIsToldBeforeItIsSent() throws IOException {
        People.add(desk.server(), CARRIER, "icd-admin");
        Document form = desk.page("/status/bundle-import", "Authorization", AUTHORIZATION);
        long most = Long.parseLong(form.select("input[type=file]").attr("data-most"));
        assertThat(form.select("#most").text())
                .contains("At most 64.0 MB can be uploaded here", "max-post-size")
                .contains("Copy a larger bundle to the server's disk and name it in icd.bundle.file", "4096.0 MB")
                .as("the words are those of the input")
                .isEqualTo(form.select("#" + form.select("input[type=file]").attr("aria-describedby"))
                        .text());

        HttpResponse<String> refused = RawHttp.send(
                desk.server().url("/"),
                "POST /icd-desk/status/bundle-import HTTP/1.1",
                "Host: test\r\nContent-Type: multipart/form-data; boundary=b\r\nAuthorization: " + AUTHORIZATION
                        + "\r\nContent-Length: " + (most + (1 << 20)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).as("which is why the form says it").isEmpty();

        HttpResponse<String> without = TestHttp.send(TestHttp.request(
                        desk.server().url("/status/bundle-import?proof=" + proof(desk)),
                        "Authorization",
                        AUTHORIZATION,
                        "Content-Type",
                        "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n")));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(without.body()).select("input[type=file]").attr("data-most"))
                .as("the same after a form was read")
                .isEqualTo(Long.toString(most));
    }

    private byte[] export() {
        String path = "/status/bundle-export";
        assertThat(desk.get(path).statusCode()).isEqualTo(401);
        String proof = desk.page(path, "Authorization", AUTHORIZATION)
                .select("[name=proof]")
                .val();
        HttpResponse<byte[]> answer = TestHttp.send(
                TestHttp.request(
                                desk.server().url(path),
                                "Authorization",
                                AUTHORIZATION,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("proof=" + proof)),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"icd-desk-[0-9-]{10}[.]icdbundle\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        JsonObject exported = desk.status(CARRIER).getJsonObject("bundles").getJsonObject("exported");
        assertThat(exported.getBoolean("complete")).isTrue();
        assertThat(exported.getInt("bytes")).isEqualTo(answer.body().length);
        return answer.body();
    }

    private void whatIsRefusedIsToldInWords(TestDesk offline, byte[] bundle) throws IOException {
        byte[] altered = bundle.clone();
        altered[altered.length / 2] ^= 4;
        assertThat(refusal(offline, altered)).contains("have been altered, or damaged on the way");
        assertThat(refusal(offline, Arrays.copyOf(bundle, bundle.length - 9))).contains("It is cut off");
        assertThat(refusal(offline, "PK no bundle".getBytes(StandardCharsets.US_ASCII)))
                .contains("It is a packed file");
        assertThat(offline.get(A00).statusCode()).as("nothing of it is used").isEqualTo(503);

        HttpResponse<String> unproven = upload(offline, "guessed", bundle);
        assertThat(unproven.statusCode()).isEqualTo(403);
        HttpResponse<String> tooLarge = upload(offline, new byte[3 << 20]);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(tooLarge.body()).select("#refusal").text())
                .isEqualTo("It has 3 MB, and icd.bundle.megabytes allows 1.");
        HttpResponse<String> noForm = TestHttp.send(TestHttp.request(
                        offline.server().url("/status/bundle-import?proof=" + proof(offline)),
                        "Authorization",
                        AUTHORIZATION)
                .POST(BodyPublishers.ofByteArray(bundle)));
        assertThat(noForm.statusCode()).isEqualTo(409);
        assertThat(offline.page("/status/bundle-export", "Authorization", AUTHORIZATION)
                        .select("h1")
                        .text())
                .isEqualTo("Export a bundle?");
        HttpResponse<String> noKey = offline.confirm("/status/bundle-export", AUTHORIZATION);
        assertThat(noKey.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(noKey.body()).select("#refusal").text())
                .isEqualTo("icd.bundle.private-key.file names no key to sign with.");
    }

    /** {@return what the status page says of a bundle that is refused} */
    private static String refusal(TestDesk offline, byte[] bundle) throws IOException {
        String before = refused(offline);
        assertThat(upload(offline, bundle).statusCode()).isEqualTo(303);
        await().atMost(LONGEST).until(() -> !refused(offline).equals(before));
        return status(offline).select("#bundle .figure-bad").text();
    }

    private static String refused(TestDesk offline) {
        JsonObject bundles = offline.status(CARRIER).getJsonObject("bundles");
        return bundles.containsKey("refused") ? bundles.getJsonObject("refused").getString("at") : "";
    }

    private static String proof(TestDesk offline) {
        return offline.page("/status/bundle-import", "Authorization", AUTHORIZATION)
                .select("form")
                .attr("action")
                .replace("?proof=", "");
    }

    private static HttpResponse<String> upload(TestDesk offline, byte[] bundle) throws IOException {
        return upload(offline, proof(offline), bundle);
    }

    private static HttpResponse<String> upload(TestDesk offline, String proof, byte[] bundle) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(("--b\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"../../icd.icdbundle\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.write(bundle);
        form.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return TestHttp.send(TestHttp.request(
                        offline.server().url("/status/bundle-import?proof=" + proof),
                        "Authorization",
                        AUTHORIZATION,
                        "Content-Type",
                        "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private void everythingIsReadAndSearched(TestDesk offline) {
        await().atMost(LONGEST).until(() -> offline.get(A00).statusCode() == 200);
        Document page = offline.page(A00);
        assertThat(page.select("h1").text()).contains("Cholera");
        assertThat(page.select("#stale").text())
                .contains("Shown from the bundle of WHO’s data that your organisation has brought to this server");
        assertThat(page.select(".site-foot").text()).contains("2019", "© WHO");
        assertThat(page.select("nav.breadcrumb, .breadcrumb").text()).isNotEmpty();
        assertThat(offline.get("/?lang=en").statusCode()).isEqualTo(200);
        assertThat(offline.get("/icd/release/10?lang=en").statusCode()).isIn(200, 302);

        assertThat(codes(offline.page(address("acute appendicitis", ""))))
                .first()
                .isEqualTo("K35");
        Document eleven = offline.page("/search?lang=en&q=typhoid+peritonitis");
        assertThat(codes(eleven)).contains("1A07.0");
        String found = eleven.select("a.hit").attr("href").replaceFirst("^/icd-desk", "");
        assertThat(offline.page(found).select(".site-foot").text()).contains("CC BY-ND 3.0 IGO");
        assertThat(offline.get("/api/search?q=appendicitis").body()).contains("K35");
        HttpResponse<String> forPrograms = offline.get("/api/icd/release/10/2019/M05");
        assertThat(forPrograms.body()).contains("\"M05\"");
        assertThat(forPrograms.headers().firstValue("ICD-Desk-Source")).contains("bundle");
        assertThat(forPrograms.headers().firstValue("ICD-Desk-As-Of")).isPresent();
        codesOfIcd11AreKnown(offline);
        aReleaseThatIsNotInItIsNotSaidToBeMissing(offline);
    }

    private static void aReleaseThatIsNotInItIsNotSaidToBeMissing(TestDesk offline) {
        for (String address : List.of(
                "/icd/release/10/2008/A00?lang=en", "/search?q=cholera&linearization=icd10&release=2008&lang=en")) {
            HttpResponse<String> answer = offline.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(503);
            Document told = Jsoup.parse(answer.body());
            assertThat(told.select("main").text())
                    .contains("This server does not have that release", "does not have release 2008")
                    .contains("Ask your administrator for a bundle with it", "icd.index.icd10");
            assertThat(told.select("main a[href*=/release/10/]").eachText()).contains("2019", "2016");
        }
        assertThat(offline.get("/api/codes?code=A00&linearization=icd10&release=2008")
                        .body())
                .as("not known here")
                .contains("\"failure\"")
                .doesNotContain("\"valid\"");
        assertThat(offline.get("/fhir/r4/CodeSystem/$validate-code?code=A00&version=2008&url="
                                + encode("http://hl7.org/fhir/sid/icd-10"))
                        .statusCode())
                .as("no verdict on a release that WHO may have")
                .isEqualTo(503);
        assertThat(offline.get("/api/codes?code=A00&release=2019").body())
                .as("a release of ICD-10 where no classification is named")
                .contains("\"valid\":true");
    }

    private static void codesOfIcd11AreKnown(TestDesk offline) {
        assertThat(offline.get("/api/suggest?lang=en&q=typhoid+peri").body()).contains("1A07.0", "\"asOf\"");
        assertThat(offline.get("/code/1A07.0?lang=en").statusCode()).isEqualTo(302);
        assertThat(offline.get("/code/5B81?lang=en").statusCode()).isEqualTo(503);
        assertThat(offline.get("/api/codes?code=1A07.0").body()).contains("\"valid\":true", "\"asOf\"");
        HttpResponse<String> releases = offline.get("/api/icd/release/11/mms");
        assertThat(releases.statusCode()).isEqualTo(200);
        assertThat(releases.headers().firstValue("ICD-Desk-Source")).contains("bundle");
        String latest = releases.body().replaceFirst("(?s).*\"latestRelease\":\"http://id.who.int([^\"]+)\".*", "$1");
        HttpResponse<String> info = offline.get("/api" + latest + "/codeinfo/1A07.0");
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.headers().firstValue("ICD-Desk-Source")).contains("bundle");
        assertThat(offline.get("/fhir/r4/CodeSystem/$lookup?code=1A07.0&system="
                                + encode("http://id.who.int/icd/release/11/mms"))
                        .body())
                .contains("Typhoid peritonitis");
    }

    private static void theStatusPageTellsWhatIsInUse(TestDesk offline) {
        assertThat(status(offline).select("#bundle").text())
                .contains("bundles signed by", "uploaded by " + CARRIER, "icd10-2019-en", "icd10-2016-en", "mms-")
                .contains("chapters 01", "as of", "CC BY-ND 3.0 IGO")
                .contains("not complete")
                .doesNotContain("Refused");
    }

    private static Document status(TestDesk offline) {
        return offline.page("/status", "Authorization", AUTHORIZATION);
    }
}
