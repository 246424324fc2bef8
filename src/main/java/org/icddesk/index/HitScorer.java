// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Arrays;
import org.icddesk.index.match.SearchWords;
import org.icddesk.index.match.WordMatcher;
import org.icddesk.index.match.WordMatches;
import org.icddesk.index.word.WordRole;

/** Scores the entities that have the words of one search; for one thread. */
final class HitScorer {

    private static final float QUALITY = 0.60f;
    private static final float COVERAGE = 0.25f;
    private static final float WHOLE = 0.40f;
    private static final float WITHOUT_WEAK_WORDS = 0.25f;
    private static final float WITHOUT_RESIDUAL = 0.20f;
    private static final float IN_BRACKETS = 0.08f;
    private static final float WEAK_WORD_TYPED = 0.04f;
    private static final float WEAK_WORD_LACKING = 0.05f;
    private static final float CODE_TYPED = 1;
    private static final float IN_ORDER = 0.10f;
    private static final float OF_OTHER_FORMS = 0.75f;
    private static final float OF_SIMILAR = 0.80f;
    private static final float ELSEWHERE = 0.80f;
    private static final float ABOVE = 0.30f;

    private final IndexContents contents;
    private final IndexedTexts texts;
    private final SearchVariant variant;
    private final SearchWords search;
    private final WordMatches matches;
    private final TextMatch text;
    private final float[] weights;
    private final float[] elsewhere;
    private final int[] sequence;
    private float weightOfAll;

    HitScorer(IndexContents contents, SearchVariant variant) {
        this.contents = contents;
        this.texts = contents.texts();
        this.variant = variant;
        this.search = variant.words();
        this.matches = variant.matches();
        this.text = new TextMatch(texts, matches, search.words().size());
        this.weights = new float[search.words().size()];
        this.elsewhere = new float[weights.length];
        this.sequence = search.sequence().stream()
                .mapToInt(key -> contents.vocabulary().find(key))
                .toArray();
        weigh();
    }

    /** A rare word says more; one that is nowhere as it is, by what it is taken for. */
    private void weigh() {
        long[] firm = new long[weights.length];
        long[] all = new long[weights.length];
        for (int match = 0; match < matches.size(); match++) {
            int frequency = texts.frequency(matches.word(match));
            boolean isFirm = matches.kind(match).isFirm();
            for (long rest = matches.set(match); rest != 0; rest &= rest - 1) {
                int word = Long.numberOfTrailingZeros(rest);
                all[word] += frequency;
                firm[word] += isFirm ? frequency : 0;
            }
        }
        for (int word = 0; word < weights.length; word++) {
            if ((search.required() & 1L << word) != 0) {
                long frequency = Math.max(1, firm[word] > 0 ? firm[word] : all[word]);
                weights[word] = (float) Math.log1p((double) contents.hierarchy().size() / frequency);
                weightOfAll += weights[word];
            }
        }
    }

    /**
     * Scores an entity.
     *
     * @param optional words that it may lack
     * @param mayLack how many of them
     * @return its score; null if it lacks more, or has none of the words in its own texts
     */
    ScoredEntity score(int entity, long optional, int mayLack) {
        Arrays.fill(elsewhere, 0);
        int first = texts.first(entity);
        int end = texts.first(entity + 1);
        long found = 0;
        long firm = 0;
        for (int at = first; at < end; at++) {
            if (texts.kind(at) != TextKind.EXCLUSION) {
                text.read(at);
                found |= text.found();
                firm |= text.firm();
                keep(texts.kind(at).weight() * ELSEWHERE);
            }
        }
        if ((found & search.required()) == 0) {
            return null;
        }
        long missing = search.required() & ~found;
        missing &= ~above(entity, missing);
        if ((missing & ~optional) != 0 || Long.bitCount(missing) > mayLack) {
            return null;
        }
        return best(entity, missing, search.required() & ~firm);
    }

    private void keep(float weight) {
        for (int word = 0; word < elsewhere.length; word++) {
            elsewhere[word] = Math.max(elsewhere[word], weight * text.quality(word));
        }
    }

    /** {@return the words found in titles above} */
    private long above(int entity, long wanted) {
        long found = 0;
        int parent = contents.hierarchy().parent(entity);
        while ((wanted & ~found) != 0 && parent >= 0) {
            text.read(texts.first(parent));
            if ((text.found() & wanted) != 0) {
                found |= text.found();
                keep(ABOVE);
            }
            parent = contents.hierarchy().parent(parent);
        }
        return found;
    }

    private ScoredEntity best(int entity, long missing, long uncertain) {
        float best = Float.NEGATIVE_INFINITY;
        int bestText = texts.first(entity);
        boolean whole = false;
        for (int at = texts.first(entity); at < texts.first(entity + 1); at++) {
            if (texts.kind(at) != TextKind.EXCLUSION) {
                text.read(at);
                float score = score(texts.kind(at));
                if (score > best) {
                    best = score;
                    bestText = at;
                    whole = texts.kind(at).isName() && part() >= WITHOUT_RESIDUAL * OF_OTHER_FORMS;
                }
            }
        }
        text.read(texts.first(entity));
        float prior = contents.priors().of(entity, text.hasFirst())
                + (variant.codes().lead(entity, contents.hierarchy()) ? CODE_TYPED : 0);
        return new ScoredEntity(entity, variant, best + prior, bestText, missing, uncertain, whole && uncertain == 0);
    }

    private float score(TextKind kind) {
        float quality = 0;
        for (int word = 0; word < weights.length; word++) {
            quality += weights[word] * Math.max(kind.weight() * text.quality(word), elsewhere[word]);
        }
        float own = kind.isName() ? COVERAGE * text.coverage() + part() + weak() : 0;
        return QUALITY * quality / weightOfAll + kind.weight() * own;
    }

    /** {@return what is added where the search is the whole text, or a part that stands for it} */
    private float part() {
        if ((search.required() & ~text.found()) != 0) {
            return 0;
        }
        if (text.isCoveredExcept() && text.length() == sequence.length) {
            return WHOLE * likeness() + (text.isSequence(sequence) ? IN_ORDER : 0);
        }
        if (text.isCoveredExcept(WordRole.WEAK)) {
            return WITHOUT_WEAK_WORDS * likeness();
        }
        if (text.isCoveredExcept(WordRole.WEAK, WordRole.RESIDUAL, WordRole.BRACKETED)) {
            return WITHOUT_RESIDUAL * likeness();
        }
        return text.isInBrackets() ? IN_BRACKETS * likeness() : 0;
    }

    /** {@return how alike the search and a text are that have the same words, from 0 to 1} */
    private float likeness() {
        if ((search.required() & ~text.firm()) == 0) {
            return (search.required() & ~text.exact()) == 0 ? 1 : OF_OTHER_FORMS;
        }
        if ((search.required() & text.similar()) != 0) {
            return OF_SIMILAR;
        }
        float least = 1;
        for (long rest = search.required(); rest != 0; rest &= rest - 1) {
            least = Math.min(least, WordMatcher.lengthRatio(text.quality(Long.numberOfTrailingZeros(rest))));
        }
        return least * least;
    }

    private float weak() {
        long typed = search.weak();
        if (typed == 0) {
            return 0;
        }
        return WEAK_WORD_TYPED * Long.bitCount(typed & text.found()) / Long.bitCount(typed)
                - WEAK_WORD_LACKING * text.weakLacking();
    }
}
