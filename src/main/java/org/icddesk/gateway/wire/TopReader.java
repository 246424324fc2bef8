// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Versions;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Top;

/** Maps whole classifications and the lists of releases. */
public final class TopReader {

    private static final Pattern RELEASE = Pattern.compile("[0-9]{4}(?:-[0-9]{2})?$");
    private static final Pattern NAME = Pattern.compile("(?:^|/)(mms|icf)$");

    private TopReader() {}

    /** Reads the foundation. */
    public static FoundationTop foundation(byte[] body, IcdRequest<?> asked) {
        TopWire wire = WireReader.read(body, TopWire.class);
        return new FoundationTop(
                new WireMapper(asked.language()).title(wire.title(), "ICD-11 Foundation"),
                Release.parse(wire.releaseId()),
                WireMapper.date(wire.releaseDate()),
                WireMapper.parsed(wire.availableLanguages(), Language::parse),
                WireMapper.parsed(wire.allReleases(), TopReader::release),
                linearizations(wire),
                WireMapper.uris(wire.child(), FoundationUri.class),
                WireMapper.browser(wire.browserUrl()));
    }

    /** Reads a linearization. */
    public static ClassificationTop classification(byte[] body, IcdRequest<?> asked) {
        TopWire wire = WireReader.read(body, TopWire.class);
        LinearizationUri uri = EntityReader.self(wire.id(), asked, LinearizationUri.class);
        return new ClassificationTop(
                uri,
                new WireMapper(asked.language()).title(wire.title(), EntityReader.lastPart(uri)),
                WireMapper.date(wire.releaseDate()),
                WireMapper.parsed(wire.availableLanguages(), Language::parse),
                WireMapper.parsed(wire.prereleaseLanguages(), Language::parse),
                WireMapper.uris(wire.child(), LinearizationUri.class),
                WireMapper.browser(wire.browserUrl()));
    }

    /** Reads ICD-10. */
    public static Icd10Top icd10(byte[] body, IcdRequest<?> asked) {
        TopWire wire = WireReader.read(body, TopWire.class);
        Icd10Uri uri = EntityReader.self(wire.id(), asked, Icd10Uri.class);
        return new Icd10Top(
                uri,
                new WireMapper(asked.language()).title(wire.title(), "ICD-10"),
                WireMapper.date(wire.releaseDate()),
                WireMapper.uris(wire.child(), Icd10Uri.class),
                WireMapper.browser(wire.browserUrl()));
    }

    /** Reads the releases that have a linearization or an entity of it. */
    public static Versions versions(byte[] body, IcdRequest<?> asked) {
        return versions(body, asked, LinearizationUri.class);
    }

    /** Reads the releases that have ICD-10 or a code of it. */
    public static Versions icd10Versions(byte[] body, IcdRequest<?> asked) {
        return versions(body, asked, Icd10Uri.class);
    }

    private static Versions versions(byte[] body, IcdRequest<?> asked, Class<? extends IcdUri> type) {
        VersionsWire wire = WireReader.read(body, VersionsWire.class);
        List<IcdUri> releases = List.copyOf(WireMapper.uris(wire.release(), type));
        Optional<IcdUri> latest = WireMapper.uri(wire.latestRelease(), type)
                .<IcdUri>map(uri -> uri)
                .or(() -> releases.stream().findFirst());
        String otherwise = EntityReader.lastPart(EntityReader.self(wire.id(), asked, type));
        return new Versions(new WireMapper(asked.language()).title(wire.title(), otherwise), latest, releases);
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
                        WireMapper.stream(wire.includedLinearizations()),
                        WireMapper.stream(wire.supportedLinearizations()))
                .flatMap(value -> NAME.matcher(value).results())
                .flatMap(found -> Linearization.parse(found.group(1)).stream())
                .distinct()
                .toList();
    }
}
