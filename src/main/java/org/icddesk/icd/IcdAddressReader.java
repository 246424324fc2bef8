// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the addresses of WHO's browsers, of WHO's API and of ICD Desk. */
final class IcdAddressReader {

    private static final int MAX_LENGTH = 500;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i:https?://)?(?<host>[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(?<path>/[^?#]*)(?:\\?(?<query>[^#]*))?(?:#(?<fragment>.*))?");
    /** WHO's browser of ICD-10; the older one stood at another host. */
    private static final Pattern ICD10 = Pattern.compile(
            "(?:/browse10|/classifications/icd10/browse)/(?<release>[0-9]{4})(?:/(?<language>[A-Za-z-]{2,10}))?/?");
    /** WHO's oldest browser of ICD-10, which named its files after categories. */
    private static final Pattern ICD10_ONLINE = Pattern.compile("/classifications/apps/icd/icd10online[0-9]{0,4}/.*");

    private static final Pattern ICD10_FILE =
            Pattern.compile("(?i)g?(?<category>[a-z][0-9]{2})[0-9]*\\.htm(?:\\+(?<code>[a-z][0-9]{2,4}))?");
    /** WHO's browser of ICD-11. */
    private static final Pattern ICD11 = Pattern.compile(
            "/browse/(?:(?<release>[0-9-]{4,7})|latest(?:-release)?)/(?<name>foundation|mms|icf)(?:/(?<language>[A-Za-z-]{2,10}))?/?");

    private static final Pattern ICD11_ENTITY = Pattern.compile("/?(?<id>[0-9]+)(?<residual>/(?:other|unspecified))?");
    /** WHO's former browser of ICD-11, which named entities by identifiers of the foundation. */
    private static final Pattern ICD11_FORMER = Pattern.compile(
            "/(?:browse11|dev11)[^/]*/(?:[0-9-]{4,7}/)?(?<name>f|l-m|l-icf|foundation|mms|icf)/(?<language>[A-Za-z-]{2,10})/?");

    private static final Pattern DESK = Pattern.compile("(?:/[^/]+)*?/icd-desk(?:/api)?(?<path>/icd/.*?)/?");
    private static final Pattern DESK_CODE = Pattern.compile("(?:/[^/]+)*?/icd-desk/code/(?<code>.+)");
    private static final Pattern LANGUAGE = Pattern.compile("(?:.*&)?lang=(?<language>[A-Za-z-]{2,10})(?:&.*)?");
    private static final Pattern RELEASE = Pattern.compile("(?:.*&)?release(?:Id)?=(?<release>[0-9-]{4,7})(?:&.*)?");

    private final String host;
    private final String path;
    private final String query;
    private final String fragment;

    private IcdAddressReader(Matcher address) {
        host = address.group("host").toLowerCase(Locale.ROOT);
        path = decoded(address.group("path"));
        query = Optional.ofNullable(address.group("query")).orElse("");
        fragment = decoded(Optional.ofNullable(address.group("fragment")).orElse(""));
    }

    static Optional<IcdAddress> read(String text) {
        Optional<IcdAddress> exact =
                IcdUri.parse(text).filter(uri -> !isBrowser(text)).map(uri -> new IcdAddress(uri, Optional.empty()));
        return exact.isPresent() ? exact : with(text, IcdAddressReader::address);
    }

    static Optional<String> code(String text) {
        return with(text, address -> {
            Matcher code = DESK_CODE.matcher(address.path);
            return code.matches() ? Optional.of(code.group("code")) : Optional.empty();
        });
    }

    private static boolean isBrowser(String text) {
        return text.contains("/browse");
    }

    private static <T> Optional<T> with(String text, Function<IcdAddressReader, Optional<T>> read) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? read.apply(new IcdAddressReader(address)) : Optional.empty();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private Optional<IcdAddress> address() {
        return switch (host) {
            case "id.who.int" -> IcdUri.ofPath(path.replaceFirst("/$", "")).map(this::inLanguageOfQuery);
            case "icd.who.int", "apps.who.int" ->
                icd10().or(this::icd10Online).or(this::icd11).or(this::icd11Former);
            default -> desk();
        };
    }

    private Optional<IcdAddress> icd10() {
        Matcher page = ICD10.matcher(path);
        if (!page.matches()) {
            return Optional.empty();
        }
        String code = fragment.replaceFirst("^/", "");
        return IcdUri.ofPath("/icd/release/10/" + page.group("release") + (code.isEmpty() ? "" : "/" + code))
                .map(uri -> inLanguage(uri, page.group("language")));
    }

    private Optional<IcdAddress> icd10Online() {
        Matcher file = ICD10_FILE.matcher(query);
        if (!ICD10_ONLINE.matcher(path).matches() || !file.matches()) {
            return Optional.empty();
        }
        String code = Optional.ofNullable(file.group("code")).orElse(file.group("category"));
        return IcdUri.ofPath("/icd/release/10/" + code).map(uri -> inLanguage(uri, null));
    }

    private Optional<IcdAddress> icd11() {
        Matcher page = ICD11.matcher(path);
        Matcher entity = ICD11_ENTITY.matcher(fragment);
        if (!page.matches() || !fragment.isEmpty() && !entity.matches()) {
            return Optional.empty();
        }
        String release =
                Optional.ofNullable(page.group("release")).map(r -> "/" + r).orElse("");
        String id = fragment.isEmpty()
                ? ""
                : "/" + entity.group("id")
                        + Optional.ofNullable(entity.group("residual")).orElse("");
        String root = page.group("name").equals("foundation")
                ? "/icd/entity"
                : "/icd/release/11" + release + "/" + page.group("name");
        return IcdUri.ofPath(root + id).map(uri -> inLanguage(uri, page.group("language")));
    }

    private Optional<IcdAddress> icd11Former() {
        Matcher page = ICD11_FORMER.matcher(path);
        if (!page.matches()) {
            return Optional.empty();
        }
        Optional<IcdUri> named = fragment.isEmpty()
                ? Optional.of(FoundationUri.ROOT)
                : IcdUri.parse(decoded(fragment.replaceFirst("^/", "")));
        return named.map(uri -> in(page.group("name"), uri)).map(uri -> inLanguage(uri, page.group("language")));
    }

    /** {@return the entity of the linearization that the former browser showed} */
    private static IcdUri in(String name, IcdUri uri) {
        if (!(uri instanceof FoundationUri entity) || name.startsWith("f")) {
            return uri;
        }
        Linearization linearization = name.endsWith("icf") ? Linearization.ICF : Linearization.MMS;
        return new LinearizationUri(Optional.empty(), linearization, entity.id(), entity.residual());
    }

    private Optional<IcdAddress> desk() {
        Matcher desk = DESK.matcher(path);
        return desk.matches()
                ? IcdUri.ofPath(withoutLatest(desk.group("path"))).map(this::inLanguageOfQuery)
                : Optional.empty();
    }

    private static String withoutLatest(String path) {
        return path.replaceFirst("^(/icd/release/1[01])/latest(?=/|$)", "$1");
    }

    private IcdAddress inLanguageOfQuery(IcdUri uri) {
        Matcher language = LANGUAGE.matcher(query);
        Matcher release = RELEASE.matcher(query);
        IcdUri released = release.matches() && uri.isInAllReleases()
                ? Release.parse(release.group("release")).map(uri::in).orElse(uri)
                : uri;
        return inLanguage(released, language.matches() ? language.group("language") : null);
    }

    private static IcdAddress inLanguage(IcdUri uri, String tag) {
        return new IcdAddress(uri, Language.parse(tag));
    }
}
