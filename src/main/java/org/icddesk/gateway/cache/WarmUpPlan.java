// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.cache.WarmUp.Step;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Versions;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.Include;

/** The warm-up plan: the classification, its chapters as pages and as rows, and their blocks as rows. */
public final class WarmUpPlan {

    private static final Set<Include> PAGE = EnumSet.of(Include.ANCESTOR, Include.DIAGNOSTIC_CRITERIA);

    private final Language language;

    private WarmUpPlan(Language language) {
        this.language = language;
    }

    /** {@return the first step, from which the others follow} */
    public static Step<?> of(Optional<Release> release, Language language) {
        WarmUpPlan first = new WarmUpPlan(language);
        return release.<Step<?>>map(first::classification)
                .orElseGet(() -> new Step<>(
                        Endpoints.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH), first::latest));
    }

    private Collection<Step<?>> latest(Versions versions) {
        return versions.releases().stream()
                .max(Comparator.naturalOrder())
                .map(release -> List.<Step<?>>of(classification(release)))
                .orElse(List.of());
    }

    private Step<?> classification(Release release) {
        return new Step<>(
                Endpoints.classification(LinearizationUri.root(release, Linearization.MMS), language), this::chapters);
    }

    private Collection<Step<?>> chapters(ClassificationTop top) {
        List<Step<?>> steps = new ArrayList<>();
        for (LinearizationUri chapter : top.children()) {
            steps.add(new Step<>(Endpoints.entity(chapter, language, Set.of()), this::blocks));
            steps.add(Step.last(Endpoints.entity(chapter, language, PAGE)));
        }
        return steps;
    }

    private Collection<Step<?>> blocks(Entity chapter) {
        List<Step<?>> steps = new ArrayList<>();
        for (LinearizationUri block : chapter.children()) {
            steps.add(Step.last(Endpoints.entity(block, language, Set.of())));
        }
        return steps;
    }
}
