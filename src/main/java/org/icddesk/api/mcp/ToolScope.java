// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;

/** Where a tool looks: the arguments that all tools have. */
final class ToolScope {

    static final List<ToolArgument> ARGUMENTS = List.of(
            new ToolArgument(
                    "classification",
                    "mms (ICD-11), icf, or icd10. Without it mms for words, and for codes whichever has the code",
                    false,
                    List.of("mms", "icf", "icd10")),
            ToolArgument.optional("release", "A release such as 2024-01, or 2019 of icd10; the latest by default"),
            ToolArgument.optional("language", "Language of the titles, such as en, fr, es or ar; en by default"));

    private ToolScope() {}

    /** {@return the position of a search; a {@link ToolFault} if there is none such} */
    static BrowseContext context(ToolArguments arguments, ReleaseCatalogue catalogue) {
        return context(classification(arguments).orElse(Classification.MMS), arguments, catalogue);
    }

    private static BrowseContext context(
            Classification classification, ToolArguments arguments, ReleaseCatalogue catalogue) {
        Optional<Release> release = release(classification, arguments, catalogue);
        List<BrowseContext.Choice> languages = catalogue.languages(classification, release);
        List<String> tags = ReleaseCatalogue.tags(languages);
        String wanted = arguments.find("language").orElse(Language.ENGLISH.tag());
        String tag = tags.stream()
                .filter(known -> known.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new ToolFault("That language is not there. There are " + String.join(", ", tags) + "."));
        return new BrowseContext(classification, release, new Language(tag), true, languages);
    }

    /** {@return where to look a code up: without a classification in all of them, ICD-11 first} */
    static LookupScope lookup(ToolArguments arguments, ReleaseCatalogue catalogue) {
        Optional<Classification> named = classification(arguments);
        Classification preferred = named.orElseGet(() -> arguments
                .find("release")
                .flatMap(Release::parse)
                .flatMap(catalogue::classificationOf)
                .orElse(Classification.MMS));
        BrowseContext context = context(preferred, arguments, catalogue);
        return new LookupScope(preferred, context.release(), named.isPresent(), context.language(), AnswerTimeout.PAGE);
    }

    private static Optional<Classification> classification(ToolArguments arguments) {
        return arguments.find("classification").flatMap(Classification::parse);
    }

    private static Optional<Release> release(
            Classification classification, ToolArguments arguments, ReleaseCatalogue catalogue) {
        Optional<String> name = arguments.find("release").filter(text -> !text.equals("latest"));
        if (name.isEmpty()) {
            return catalogue.defaultRelease(classification);
        }
        return Optional.of(name.flatMap(Release::parse)
                .filter(release -> catalogue.mayHave(classification, release))
                .orElseThrow(() -> new ToolFault(classification.segment() + " has no such release. It has "
                        + catalogue.releases(classification).stream()
                                .map(Release::id)
                                .collect(Collectors.joining(", ")) + ".")));
    }
}
