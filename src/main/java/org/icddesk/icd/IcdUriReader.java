// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses identifiers strictly. */
final class IcdUriReader {

    private static final int MAX_LENGTH = 500;
    private static final Pattern BROWSER =
            Pattern.compile("/browse/([0-9-]+)/(foundation|mms|icf)(?:/[A-Za-z-]{2,10})?");
    private static final Pattern FRAGMENT = Pattern.compile("([0-9]+)(?:/(other|unspecified))?");

    private IcdUriReader() {}

    static Optional<IcdUri> read(String text) {
        if (text == null || text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Optional.empty();
        }
        try {
            return read(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static Optional<IcdUri> readPath(String path) {
        if (path == null || path.length() > MAX_LENGTH || !path.startsWith("/icd/")) {
            return Optional.empty();
        }
        List<String> segments = Arrays.asList(path.substring("/icd/".length()).split("/", -1));
        if (segments.get(0).equals("entity")) {
            return foundation(segments.subList(1, segments.size()));
        }
        if (segments.size() < 2 || !segments.get(0).equals("release")) {
            return Optional.empty();
        }
        List<String> rest = segments.subList(2, segments.size());
        return switch (segments.get(1)) {
            case "11" -> linearization(rest);
            case "10" -> icd10(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<IcdUri> read(URI uri) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getRawAuthority() == null) {
            return Optional.empty();
        }
        return switch (uri.getRawAuthority()) {
            case "id.who.int" -> identifier(uri);
            case "icd.who.int" -> browser(uri);
            default -> Optional.empty();
        };
    }

    private static Optional<IcdUri> identifier(URI uri) {
        boolean pinned = uri.getRawQuery() != null && uri.getRawPath().startsWith("/icd/entity");
        if (uri.getRawFragment() != null
                || uri.getRawQuery() != null && !pinned
                || uri.getRawPath().contains("%")) {
            return Optional.empty();
        }
        return readPath(uri.getRawPath());
    }

    private static Optional<IcdUri> browser(URI uri) {
        Matcher page = BROWSER.matcher(uri.getRawPath());
        if (!page.matches() || uri.getRawQuery() != null) {
            return Optional.empty();
        }
        Matcher fragment = FRAGMENT.matcher(uri.getRawFragment() == null ? "" : uri.getRawFragment());
        boolean entity = fragment.matches();
        if (!entity && uri.getRawFragment() != null) {
            return Optional.empty();
        }
        String tail = entity ? "/" + uri.getRawFragment() : "";
        return page.group(2).equals("foundation")
                ? readPath("/icd/entity" + tail)
                : readPath("/icd/release/11/" + page.group(1) + "/" + page.group(2) + tail);
    }

    private static Optional<IcdUri> foundation(List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(FoundationUri.ROOT);
        }
        Optional<EntityId> id = EntityId.parse(rest.get(0));
        // NOTE: reports on causes of death write residuals as entity/{id}/mms/unspecified.
        boolean named = rest.size() == 3 && Linearization.parse(rest.get(1)).isPresent();
        if (id.isEmpty() || rest.size() > 2 && !named) {
            return Optional.empty();
        }
        if (rest.size() == 1) {
            return Optional.of(FoundationUri.of(id.get()));
        }
        return Residual.parse(rest.get(rest.size() - 1)).map(r -> new FoundationUri(id, Optional.of(r)));
    }

    private static Optional<IcdUri> linearization(List<String> rest) {
        Optional<Release> release = rest.isEmpty() ? Optional.empty() : Release.parse(rest.get(0));
        List<String> inside = release.isPresent() ? rest.subList(1, rest.size()) : rest;
        Optional<Linearization> name = inside.isEmpty() ? Optional.empty() : Linearization.parse(inside.get(0));
        Optional<EntityId> id = inside.size() < 2 ? Optional.empty() : EntityId.parse(inside.get(1));
        Optional<Residual> residual = inside.size() < 3 ? Optional.empty() : Residual.parse(inside.get(2));
        int known = 1 + (id.isPresent() ? 1 : 0) + (residual.isPresent() ? 1 : 0);
        return name.isPresent() && known == inside.size()
                ? Optional.of(new LinearizationUri(release, name.get(), id, residual))
                : Optional.empty();
    }

    private static Optional<IcdUri> icd10(List<String> rest) {
        Optional<Release> release = rest.isEmpty() ? Optional.empty() : Release.parse(rest.get(0));
        List<String> inside = release.isPresent() ? rest.subList(1, rest.size()) : rest;
        if (inside.isEmpty()) {
            return Optional.of(new Icd10Uri(release, Optional.empty()));
        }
        return inside.size() > 1
                ? Optional.empty()
                : Icd10Code.parse(inside.get(0)).map(code -> new Icd10Uri(release, Optional.of(code)));
    }
}
