// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.List;
import java.util.Set;
import org.icddesk.icd.Language;

/**
 * The words and phrases of a language that a classification's titles have in common, so that they tell little of one.
 */
public final class StockPhrases {

    private static final StockPhrases NONE = new StockPhrases("", "", "", "", "");

    private static final StockPhrases ENGLISH = new StockPhrases(
            "of the and or in to on at by for an as is with from due nos nec",
            "unspecified | nos | nec | not elsewhere classified | not otherwise specified | not specified"
                    + " | without specification | virus identified | virus not identified | unknown",
            "other",
            "sequelae | late effects",
            "in diseases classified elsewhere" + " | as the cause of diseases classified to other chapters");

    private static final StockPhrases FRENCH = new StockPhrases(
            "de du des la le les et ou à au aux en dans par sur un une avec sai nca",
            "sai | nca | non precis* | sans precision | non class* ailleurs | non specifi* | non identifi*",
            "autre | autres",
            "sequelles",
            "au cours de maladies class* ailleurs | au cours affections class* ailleurs");

    private static final StockPhrases SPANISH = new StockPhrases(
            "de del la el las los y o al en por para un una con sai ncoc",
            "no especificad* | sin otra especificacion | sin especificacion | no clasificad* | sai | ncoc",
            "otro | otra | otros | otras",
            "secuelas",
            "en enfermedades clasificadas en otra parte");

    private static final StockPhrases ARABIC = new StockPhrases(
            "في من على عن مع او و الى ب ل", "غير محدد* | غير مصنف* | غير معين*", "اخرى | الاخرى | اخر", "عقابيل", "");

    private static final StockPhrases GERMAN = new StockPhrases(
            "der die das des dem den und oder in im mit von vom zu zur durch bei an am auf",
            "nicht naher bezeichnet* | nicht andernorts klassifiziert* | nno",
            "sonstige | andere",
            "folgezustande",
            "bei andernorts klassifizierten krankheiten");

    private static final StockPhrases PORTUGUESE = new StockPhrases(
            "de do da dos das e ou o as os em no na nos nas por para com um uma",
            "nao especificad* | nao classificad* | sem especificacao | soe",
            "outro | outra | outros | outras",
            "sequelas",
            "em doencas classificadas em outra parte");

    private static final StockPhrases RUSSIAN = new StockPhrases(
            "и или в во на с со из при для от по",
            "неуточненный | неуточненная | неуточненное | неуточненные | не классифицированн*",
            "другие | другой | другая",
            "последствия",
            "");

    private final Set<String> weak;
    private final Phrases residual;
    private final Phrases other;
    private final Phrases sequelae;
    private final Phrases elsewhere;

    private StockPhrases(String weak, String residual, String other, String sequelae, String elsewhere) {
        this.weak = Set.of(weak.split(" "));
        this.residual = new Phrases(residual);
        this.other = new Phrases(other);
        this.sequelae = new Phrases(sequelae);
        this.elsewhere = new Phrases(elsewhere);
    }

    /** {@return the phrases of a language; none where we do not know them} */
    public static StockPhrases of(Language language) {
        return switch (language.primary().tag()) {
            case "en" -> ENGLISH;
            case "fr" -> FRENCH;
            case "es" -> SPANISH;
            case "ar" -> ARABIC;
            case "de" -> GERMAN;
            case "pt" -> PORTUGUESE;
            case "ru" -> RUSSIAN;
            default -> NONE;
        };
    }

    /** {@return whether a word joins others only, or says in short that nothing more is said} */
    public boolean isWeak(String key) {
        return weak.contains(key);
    }

    /** {@return how many words from an index on say that nothing more is said, such as "not elsewhere classified"} */
    int residualAt(List<Word> words, int index) {
        return residual.longestAt(words, index);
    }

    /** {@return whether a word can stand before a residual phrase and mean nothing more, as in "other and unspecified"} */
    boolean leadsToResidual(Word word) {
        return isWeak(word.key()) || other.begin(List.of(word));
    }

    /** {@return whether a title begins like that of what is left over} */
    public boolean isOther(List<Word> title) {
        return other.begin(title);
    }

    /** {@return whether a title begins like that of what a disease leaves behind} */
    public boolean isSequela(List<Word> title) {
        return sequelae.begin(title);
    }

    /** {@return whether a title is that of a manifestation of what is classified elsewhere} */
    public boolean isManifestation(List<Word> title) {
        return elsewhere.standIn(title);
    }
}
