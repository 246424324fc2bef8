// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and validates settings one by one, and records value, source and fault of each. */
final class SettingReader {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String PART = "(0|[1-9a-f][0-9a-f]{0,3})";

    /** What the filter of {@code reverse-proxy.cli} understands. */
    private static final Pattern PROXY = Pattern.compile(
            "B[.]B[.]B[.]B|B[.]0[.]0[.]0/8|B[.]B[.]0[.]0/16|B[.]B[.]B[.]0/24|P(:P){7}|P(:P){3}(:0){4}/64"
                    .replace("B", BYTE)
                    .replace("P", PART));

    private final SettingSource source;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    SettingReader(SettingSource source) {
        this.source = source;
    }

    List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    String text(String key, String otherwise) {
        return read(key, otherwise, Function.identity());
    }

    URI address(String key, URI otherwise) {
        return read(key, otherwise, SettingReader::parseAddress);
    }

    Optional<URI> optionalAddress(String key) {
        return Optional.ofNullable(read(key, null, SettingReader::parseAddress));
    }

    /** Reads an absolute path, or {@code none}. */
    Optional<Path> path(String key, Optional<Path> otherwise) {
        return Optional.ofNullable(
                read(key, otherwise.orElse(null), text -> text.equals("none") ? null : absolute(Path.of(text))));
    }

    Optional<String> matching(String key, String pattern, String otherwise) {
        return Optional.of(read(key, otherwise, text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException("does not have the form " + pattern);
            }
            return text;
        }));
    }

    <E extends Enum<E>> E choice(String key, Class<E> choices, E otherwise) {
        return read(key, otherwise, text -> Arrays.stream(choices.getEnumConstants())
                .filter(choice -> word(choice).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not one of "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(SettingReader::word)
                                .toList())));
    }

    boolean flag(String key, boolean otherwise) {
        return read(key, otherwise, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        });
    }

    int number(String key, int min, int max, int otherwise) {
        return read(key, otherwise, text -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
                throw new IllegalArgumentException("is not a number from " + min + " to " + max);
            }
            return Integer.valueOf(text);
        });
    }

    RateLimit rate(String key, RateLimit otherwise) {
        return read(key, otherwise, RateLimit::parse);
    }

    /** Reads origins as browsers write them; invalid ones are ignored and reported. */
    List<String> origins(String key) {
        return list(
                key,
                item -> item.replaceFirst("/$", ""),
                ORIGIN.asMatchPredicate(),
                "an origin such as https://forms.example");
    }

    /** Reads the addresses and networks of proxies; invalid ones are ignored, here and by the server, and reported. */
    List<String> proxies(String key) {
        return list(
                key,
                item -> item,
                PROXY.asMatchPredicate(),
                "an address such as 10.1.2.3, or a network of whole bytes such as 172.17.0.0/16; IPv6 is written in full");
    }

    /** Reads addresses and networks; invalid ones are ignored and reported. */
    List<Network> networks(String key) {
        return list(key, item -> item, Network::isValid, "an address, or a network such as 10.1.0.0/16").stream()
                .map(Network::parse)
                .toList();
    }

    private List<String> list(String key, UnaryOperator<String> form, Predicate<String> valid, String what) {
        List<String> listed = source.value(key).stream()
                .flatMap(value -> Arrays.stream(value.text().split("[,\\s]+")))
                .filter(item -> !item.isEmpty())
                .map(item -> form.apply(item.toLowerCase(Locale.ROOT)))
                .toList();
        List<String> items = listed.stream().filter(valid).distinct().toList();
        String others = listed.stream()
                .filter(valid.negate())
                .map(item -> '"' + item + '"')
                .collect(Collectors.joining(", "));
        String origin = source.value(key).map(SettingSource.Value::origin).orElse("default");
        note(
                key,
                items,
                items.isEmpty() ? "default" : origin,
                others.isEmpty()
                        ? Optional.empty()
                        : Optional.of("in the value from " + origin + ", " + others + " is not " + what));
        return items;
    }

    /**
     * Reads a setting of any form.
     *
     * @param parser reads the value; an {@link IllegalArgumentException} says what is wrong with it
     */
    <T> T read(String key, T otherwise, Function<String, T> parser) {
        Optional<SettingSource.Value> found = source.value(key);
        if (found.isEmpty()) {
            note(key, otherwise, "default", Optional.empty());
            return otherwise;
        }
        try {
            T value = parser.apply(found.get().text());
            note(key, value, found.get().origin(), Optional.empty());
            return value;
        } catch (IllegalArgumentException e) {
            note(
                    key,
                    otherwise,
                    "default",
                    Optional.of("the value from " + found.get().origin() + " " + e.getMessage()));
            return otherwise;
        }
    }

    private void note(String key, Object value, String origin, Optional<String> fault) {
        settings.put(key, new Setting(key, words(value), origin, fault));
    }

    private static String words(Object value) {
        if (value == null) {
            return "–";
        }
        return value instanceof Enum<?> choice ? word(choice) : value.toString();
    }

    private static Path absolute(Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("is not an absolute path");
        }
        return path;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static URI parseAddress(String text) {
        URI uri = uri(text);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("is not an http or https address with a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("contains more than scheme, host, port and path");
        }
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : uri;
    }

    /** NOTE: the library's message contains the whole text, including any password in the address. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "is not a valid address: " + e.getReason() + " at position " + e.getIndex(), e);
        }
    }
}
