// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.icddesk.testing.Guard;

/** Sends addresses as they are written, also those that a client library would put right or refuse. */
public final class RawHttp {

    private RawHttp() {}

    /**
     * {@return the answer to a GET of a target that is sent byte for byte}
     *
     * @param base the address of the application
     * @param path what follows the context path
     */
    public static HttpResponse<String> get(URI base, String path) {
        return get(base, path, "127.0.0.1");
    }

    /**
     * {@return the answer to a GET of a target that is sent byte for byte}
     *
     * @param base the address of the application
     * @param path what follows the context path
     * @param from the address of this machine that it is sent from, such as {@code 127.0.0.2}
     */
    public static HttpResponse<String> get(URI base, String path, String from) {
        String request = "GET " + base.getRawPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nConnection: close\r\n\r\n";
        return Answer.of(exchange(base, request, from), base);
    }

    /**
     * {@return the answer to a request without a body}
     *
     * @param base where it is sent
     * @param line its first line
     * @param headers its other lines, the last without an end
     */
    public static HttpResponse<String> send(URI base, String line, String headers) {
        String request = line + "\r\n" + headers + "\r\nConnection: close\r\n\r\n";
        return Answer.of(exchange(base, request), base);
    }

    /**
     * {@return the answer to a request}
     *
     * @param base where it is sent; the scheme decides whether over TLS
     * @param trust whom to trust there
     * @param from the address of this machine that it is sent from
     * @param head its first line, and the others, the last without an end
     * @param body its body, in ASCII
     */
    public static HttpResponse<String> send(URI base, SSLContext trust, String from, String head, String body) {
        String length = body.isEmpty() ? "" : "\r\nContent-Length: " + body.length();
        String request = head + length + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket plain = connected(base, from);
                Socket socket = base.getScheme().equals("https")
                        ? trust.getSocketFactory().createSocket(plain, base.getHost(), base.getPort(), true)
                        : plain) {
            return Answer.of(exchange(socket, request), base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return all that a server answers until it closes the connection}
     *
     * @param base where the server is
     * @param bytes what is sent, one byte a character
     */
    public static String exchange(URI base, String bytes) {
        return exchange(base, bytes, "127.0.0.1");
    }

    /** {@return all that a server answers until it closes the connection, one character a byte} */
    public static String exchangeBytes(URI base, String bytes) {
        try (Socket socket = connected(base, "127.0.0.1")) {
            return new String(answer(socket, bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String exchange(URI base, String bytes, String from) {
        try (Socket socket = connected(base, from)) {
            return exchange(socket, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connected(URI base, String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", base.getPort()));
        socket.setSoTimeout(Guard.MILLIS);
        return socket;
    }

    private static String exchange(Socket socket, String bytes) throws IOException {
        return new String(answer(socket, bytes), StandardCharsets.UTF_8);
    }

    private static byte[] answer(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket.getInputStream().readAllBytes();
    }

    private record Answer(int statusCode, HttpHeaders headers, String body, URI uri) implements HttpResponse<String> {

        static Answer of(String text, URI uri) {
            int end = text.indexOf("\r\n\r\n");
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, List<String>> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
            return new Answer(
                    Integer.parseInt(lines[0].split(" ")[1]),
                    HttpHeaders.of(headers, (name, value) -> true),
                    text.substring(end + 4),
                    uri);
        }

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri).build();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }
}
