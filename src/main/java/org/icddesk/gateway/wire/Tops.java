// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.gateway.ClassificationTop;
import org.icddesk.gateway.FoundationTop;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Top;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Linearization;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.Versions;
import org.icddesk.gateway.upstream.Question;

/** Maps whole classifications and the lists of releases. */
public final class Tops {

    private static final Pattern RELEASE = Pattern.compile("[0-9]{4}(?:-[0-9]{2})?$");
    private static final Pattern NAME = Pattern.compile("(?:^|/)(mms|icf)$");

    private Tops() {}

    /** Reads the foundation. */
    public static FoundationTop foundation(byte[] body, Question<?> asked) {
        TopWire wire = WireReader.read(body, TopWire.class);
        return new FoundationTop(
                new Border(asked.language()).title(wire.title(), "ICD-11 Foundation"),
                Release.parse(wire.releaseId()),
                Border.date(wire.releaseDate()),
                Border.parsed(wire.availableLanguages(), Language::parse),
                Border.parsed(wire.allReleases(), Tops::release),
                linearizations(wire),
                Border.uris(wire.child(), FoundationUri.class),
                Border.browser(wire.browserUrl()));
    }

    /** Reads a linearization. */
    public static ClassificationTop classification(byte[] body, Question<?> asked) {
        TopWire wire = WireReader.read(body, TopWire.class);
        LinearizationUri uri = Entities.self(wire.id(), asked, LinearizationUri.class);
        return new ClassificationTop(
                uri,
                new Border(asked.language()).title(wire.title(), Entities.lastPart(uri)),
                Border.date(wire.releaseDate()),
                Border.parsed(wire.availableLanguages(), Language::parse),
                Border.parsed(wire.prereleaseLanguages(), Language::parse),
                Border.uris(wire.child(), LinearizationUri.class),
                Border.browser(wire.browserUrl()));
    }

    /** Reads ICD-10. */
    public static Icd10Top icd10(byte[] body, Question<?> asked) {
        TopWire wire = WireReader.read(body, TopWire.class);
        Icd10Uri uri = Entities.self(wire.id(), asked, Icd10Uri.class);
        return new Icd10Top(
                uri,
                new Border(asked.language()).title(wire.title(), "ICD-10"),
                Border.date(wire.releaseDate()),
                Border.uris(wire.child(), Icd10Uri.class),
                Border.browser(wire.browserUrl()));
    }

    /** Reads the releases that have a linearization or an entity of it. */
    public static Versions versions(byte[] body, Question<?> asked) {
        return versions(body, asked, LinearizationUri.class);
    }

    /** Reads the releases that have ICD-10 or a code of it. */
    public static Versions icd10Versions(byte[] body, Question<?> asked) {
        return versions(body, asked, Icd10Uri.class);
    }

    private static Versions versions(byte[] body, Question<?> asked, Class<? extends IcdUri> type) {
        VersionsWire wire = WireReader.read(body, VersionsWire.class);
        List<IcdUri> releases = List.copyOf(Border.uris(wire.release(), type));
        Optional<IcdUri> latest = Border.uri(wire.latestRelease(), type)
                .<IcdUri>map(uri -> uri)
                .or(() -> releases.stream().findFirst());
        String otherwise = Entities.lastPart(Entities.self(wire.id(), asked, type));
        return new Versions(new Border(asked.language()).title(wire.title(), otherwise), latest, releases);
    }

    private static Optional<Release> release(String value) {
        return RELEASE.matcher(value)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .flatMap(Release::parse);
    }

    private static List<Linearization> linearizations(TopWire wire) {
        return Stream.concat(
                        Border.stream(wire.includedLinearizations()), Border.stream(wire.supportedLinearizations()))
                .flatMap(value -> NAME.matcher(value).results())
                .flatMap(found -> Linearization.parse(found.group(1)).stream())
                .distinct()
                .toList();
    }
}
