// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.api.problem.CodeProblems;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;

/** Looks up single codes, clusters and identifiers in one release of a classification. */
final class CodeLookup {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int SHOWN = 300;
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

    /** {@return the result for a text that could not be looked up, with the reason} */
    static JsonObject unanswered(String text, String failure) {
        return item(text).add("failure", failure).build();
    }

    /** {@return the result: what the text stands for, that it is invalid, or why that is unknown} */
    JsonObject answer(String text) {
        try {
            return found(text.strip()).build();
        } catch (InvalidCode e) {
            return invalid(text, CodeProblems.message(e));
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
                    text,
                    gateway.describe(scope(), code, CodeOptions.DEFAULT, language, AnswerTimeout.BATCH)
                            .value());
        }
        LinearizationUri stem = gateway.codeInfo(scope(), code, CodeOptions.DEFAULT, AnswerTimeout.BATCH)
                .value()
                .stem()
                .orElseThrow(() -> new NotFound("a code without an entity"));
        return identified(text, stem);
    }

    private JsonObjectBuilder identified(String text, IcdUri uri) {
        IcdUri inOne = uri.isInAllReleases() ? uri.in(releaseFor(uri)) : uri;
        Attempt<IcdEntity> attempt = gateway.entities(Set.of(inOne), Optional.empty(), language, AnswerTimeout.BATCH)
                .get(0);
        IcdEntity entity = attempt.answer().map(Answer::value).orElseThrow(() -> attempt.failure()
                .orElseThrow());
        JsonObjectBuilder item = valid(text, entity.uri(), entity.title().value(), kind(entity));
        return entity instanceof FoundationEntity ? item : item.add("code", entity.code());
    }

    private Release releaseFor(IcdUri uri) {
        return Classification.of(uri) == Classification.ICD10 && classification != Classification.ICD10
                ? gateway.latestIcd10Release()
                : release;
    }

    private PostcoordinationSet described(UriExpression expression) {
        return gateway.describe(scope(), expression, CodeOptions.DEFAULT, language, AnswerTimeout.BATCH)
                .value();
    }

    private JsonObjectBuilder cluster(String text, PostcoordinationSet set) {
        JsonObjectBuilder item = item(text).add("valid", true).add("kind", "cluster");
        set.linearization().or(set::foundation).ifPresent(uri -> item.add("id", uri.canonical()));
        set.code().ifPresent(code -> item.add("code", code));
        return item.add("title", SafeMarkup.of(set.label()));
    }

    private Scope scope() {
        return Scope.of(release, classification.linearization().orElseThrow(() -> new NotFound("no linearization")));
    }

    private static JsonObjectBuilder valid(String text, IcdUri uri, String title, String kind) {
        return item(text)
                .add("valid", true)
                .add("kind", kind)
                .add("id", uri.canonical())
                .add("title", SafeMarkup.of(title));
    }

    private static JsonObject invalid(String text, String fault) {
        return item(text).add("valid", false).add("fault", SafeMarkup.of(fault)).build();
    }

    private static JsonObjectBuilder item(String text) {
        String plain = PlainText.of(text);
        return JSON.createObjectBuilder()
                .add("asked", SafeMarkup.of(plain.length() > SHOWN ? plain.substring(0, SHOWN) : plain));
    }

    private static String kind(IcdEntity entity) {
        if (entity instanceof Entity coded) {
            return word(coded.kind());
        }
        return entity instanceof Icd10Entity old ? word(old.kind()) : "foundation";
    }

    private static String word(ClassKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
