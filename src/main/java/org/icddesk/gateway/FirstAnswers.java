// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.answers.WarmUp.Step;

/** The warm-up plan: the classification, its chapters as pages and as rows, and their blocks as rows. */
final class FirstAnswers {

    private static final Set<Include> PAGE = EnumSet.of(Include.ANCESTOR, Include.DIAGNOSTIC_CRITERIA);

    private final Language language;

    private FirstAnswers(Language language) {
        this.language = language;
    }

    /** {@return the first question, which the others follow from} */
    static Step<?> of(Optional<Release> release, Language language) {
        FirstAnswers first = new FirstAnswers(language);
        return release.<Step<?>>map(first::classification)
                .orElseGet(() -> new Step<>(
                        Questions.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH), first::latest));
    }

    private Collection<Step<?>> latest(Versions versions) {
        return versions.releases().stream()
                .max(Comparator.naturalOrder())
                .map(release -> List.<Step<?>>of(classification(release)))
                .orElse(List.of());
    }

    private Step<?> classification(Release release) {
        return new Step<>(
                Questions.classification(LinearizationUri.root(release, Linearization.MMS), language), this::chapters);
    }

    private Collection<Step<?>> chapters(ClassificationTop top) {
        List<Step<?>> steps = new ArrayList<>();
        for (LinearizationUri chapter : top.children()) {
            steps.add(new Step<>(Questions.entity(chapter, language, Set.of()), this::blocks));
            steps.add(Step.last(Questions.entity(chapter, language, PAGE)));
        }
        return steps;
    }

    private Collection<Step<?>> blocks(Entity chapter) {
        List<Step<?>> steps = new ArrayList<>();
        for (LinearizationUri block : chapter.children()) {
            steps.add(Step.last(Questions.entity(block, language, Set.of())));
        }
        return steps;
    }
}
