// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.Answer;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.CodeExpression;
import org.icddesk.gateway.CodeOptions;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.FoundationEntity;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Code;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.InvalidCode;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.PlainText;
import org.icddesk.gateway.PostcoordinationSet;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.Scope;
import org.icddesk.gateway.UriExpression;
import org.icddesk.reading.Classification;

/** Looks up single codes, clusters and identifiers in one release of a classification. */
final class CodeLookup {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int SHOWN = 300;
    private static final CodeOptions IN_LINE = CodeOptions.DEFAULT.waiting(Patience.BATCH);
    private static final String UNKNOWN = "WHO does not know this in this release.";

    private final IcdGateway gateway;
    private final Classification classification;
    private final Release release;
    private final Language language;

    CodeLookup(IcdGateway gateway, Classification classification, Release release, Language language) {
        this.gateway = gateway;
        this.classification = classification;
        this.release = release;
        this.language = language;
    }

    /** {@return the answer that it is not known whether a text stands for anything, and why} */
    static JsonObject unanswered(String text, String failure) {
        return begun(text).add("failure", failure).build();
    }

    /** {@return what a text stands for, that it stands for nothing, or why that is not known} */
    JsonObject answer(String text) {
        try {
            return found(text.strip()).build();
        } catch (InvalidCode e) {
            return invalid(text, CodeProblems.words(e));
        } catch (NotFound | Rejected e) {
            return invalid(text, UNKNOWN);
        } catch (IcdFailure e) {
            return unanswered(text, e.forReaders());
        }
    }

    private JsonObjectBuilder found(String text) {
        if (text.regionMatches(true, 0, "http", 0, 4)) {
            UriExpression expression = UriExpression.parse(text).orElseThrow(() -> new NotFound("no identifier"));
            return expression.isCluster() ? cluster(text, described(expression)) : identified(text, expression.stem());
        }
        if (classification == Classification.ICD10) {
            Icd10Code code = Icd10Code.parse(text).orElseThrow(() -> new NotFound("no code of ICD-10"));
            return identified(text, Icd10Uri.of(release, code));
        }
        CodeExpression code = CodeExpression.parse(text);
        if (code.isCluster()) {
            return cluster(
                    text, gateway.describe(scope(), code, IN_LINE, language).value());
        }
        LinearizationUri stem = gateway.codeInfo(scope(), code, IN_LINE)
                .value()
                .stem()
                .orElseThrow(() -> new NotFound("a code without an entity"));
        return identified(text, stem);
    }

    private JsonObjectBuilder identified(String text, IcdUri uri) {
        if (uri instanceof LinearizationUri inOne) {
            LinearizationUri dated = inOne.release().isPresent() ? inOne : inOne.in(release);
            Entity entity = only(gateway.entities(Set.of(dated), language, Patience.BATCH));
            return valid(text, entity.uri(), entity.title().value(), word(entity.kind()))
                    .add("code", entity.code());
        }
        if (uri instanceof FoundationUri inAll) {
            FoundationEntity entity =
                    only(gateway.foundationEntities(Set.of(inAll), Optional.empty(), language, Patience.BATCH));
            return valid(text, entity.uri(), entity.title().value(), "foundation");
        }
        Icd10Uri old = (Icd10Uri) uri;
        Icd10Entity entity = only(gateway.icd10Entities(Set.of(dated(old)), language, Patience.BATCH));
        return valid(text, entity.uri(), entity.title().value(), word(entity.kind()))
                .add("code", entity.code());
    }

    private static <T> T only(List<Attempt<T>> attempts) {
        Attempt<T> attempt = attempts.get(0);
        return attempt.answer().map(Answer::value).orElseThrow(() -> attempt.failure()
                .orElseThrow());
    }

    private Icd10Uri dated(Icd10Uri uri) {
        return uri.release().isPresent()
                ? uri
                : uri.in(classification == Classification.ICD10 ? release : gateway.latestIcd10Release());
    }

    private PostcoordinationSet described(UriExpression expression) {
        return gateway.describe(scope(), expression, IN_LINE, language).value();
    }

    private JsonObjectBuilder cluster(String text, PostcoordinationSet set) {
        JsonObjectBuilder item = begun(text).add("valid", true).add("kind", "cluster");
        set.linearization().or(set::foundation).ifPresent(uri -> item.add("id", uri.canonical()));
        set.code().ifPresent(code -> item.add("code", code));
        return item.add("title", SafeMarkup.of(set.label()));
    }

    private Scope scope() {
        return Scope.of(release, classification.linearization().orElseThrow(() -> new NotFound("no linearization")));
    }

    private static JsonObjectBuilder valid(String text, IcdUri uri, String title, String kind) {
        return begun(text)
                .add("valid", true)
                .add("kind", kind)
                .add("id", uri.canonical())
                .add("title", SafeMarkup.of(title));
    }

    private static JsonObject invalid(String text, String fault) {
        return begun(text)
                .add("valid", false)
                .add("fault", SafeMarkup.of(fault))
                .build();
    }

    private static JsonObjectBuilder begun(String text) {
        String plain = PlainText.of(text);
        return JSON.createObjectBuilder()
                .add("asked", SafeMarkup.of(plain.length() > SHOWN ? plain.substring(0, SHOWN) : plain));
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
