// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The two spellings of English in the words of medicine, in lower case.
 *
 * <p>WHO writes ae and oe, -our, -tre and sulf-, and is divided over -ise and -ize.
 */
final class EnglishSpelling {

    private static final List<Rule> TO_WHO = List.of(
            // edema, lymphedema; esophagus, gastroesophageal
            new Rule("(?<!o)edema", "oedema"),
            new Rule("(?<=[a-z]{2}o)esophag", "-oesophag"),
            new Rule("\\besophag", "oesophag"),
            // diarrhea, apnea, celiac, estrogen, fetal, ameba
            new Rule("rrhe(?=[ai])", "rrhoe"),
            new Rule("pne(?=a|ic)", "pnoe"),
            new Rule("\\bcel(?=iac|om)", "coel"),
            new Rule("(?<!o)estr(?=ogen|adiol|one\\b|us\\b)", "oestr"),
            new Rule("\\bameb", "amoeb"),
            // anemia, ischemic; hemorrhage, hematoma
            new Rule("(?<!a)emia(?=s?\\b)", "aemia"),
            new Rule("(?<![dta])emic\\b", "aemic"),
            new Rule("(?<![sct])hem(?=[oa])", "haem"),
            new Rule("\\bmethem(?=o)", "methaem"),
            // anesthesia, etiology, pediatric, gynecology, cecum, feces, cesarean
            new Rule("(?<!a)esthe(?=[st]i)", "aesthe"),
            new Rule("(?<!a)etiolog", "aetiolog"),
            new Rule("pedi(?=atr)", "paedi"),
            new Rule("orthopedi", "orthopaedi"),
            new Rule("gynec", "gynaec"),
            new Rule("\\bcec(?=[aou])", "caec"),
            new Rule("\\bfec(?=al|es)", "faec"),
            new Rule("\\bcesar", "caesar"),
            new Rule("(tum|behavi)or(?=(?:s|al)?\\b)", "$1our"),
            new Rule("\\b(col|lab|hum|od|vap|harb|flav)or(?=(?:s|ed|ing|less)?\\b)", "$1our"),
            new Rule("\\b(cent|tit|fib|lit|goit)er(?=s?\\b)", "$1re"),
            new Rule("sulph", "sulf"));

    private static final List<Rule> TO_AMERICAN = List.of(
            new Rule("-?oe(?=dema|sophag|str(?:ogen|adiol|one\\b|us\\b))", "e"),
            new Rule("(?<=rrh|pn)oe(?=[ai])", "e"),
            new Rule("\\bcoel(?=iac|om)", "cel"),
            new Rule("\\bfoet(?=al|us)", "fet"),
            new Rule("\\bamoeb", "ameb"),
            new Rule("aemi(?=as?\\b|c\\b)", "emi"),
            new Rule("haem", "hem"),
            new Rule("ae(?=sthe[st]i|tiolog)", "e"),
            new Rule("(?<=p)ae(?=di)", "e"),
            new Rule("gynaec", "gynec"),
            new Rule("\\b([cf])aec(?=[aeou])", "$1ec"),
            new Rule("\\bcaesar", "cesar"),
            new Rule("(tum|behavi|\\bcol|\\blab|\\bhum|\\bod|\\bvap|\\bharb|\\bflav)our", "$1or"),
            new Rule("\\b(cent|tit|fib|lit|goit)re(?=s?\\b)", "$1er"),
            new Rule("sulph", "sulf"));

    private static final List<Rule> ISE_TO_IZE = List.of(
            new Rule("(?<=[a-z]{2}[a-z&&[^cvwu]])is(?=(?:e[ds]?|ing|ations?)\\b)", "iz"),
            new Rule("lys(?=e[ds]?\\b|ing\\b)", "lyz"));

    private static final List<Rule> IZE_TO_ISE = List.of(
            new Rule("(?<=[a-z]{3})iz(?=(?:e[ds]?|ing|ations?)\\b)", "is"), new Rule("lyz(?=e[ds]?\\b|ing\\b)", "lys"));

    private record Rule(Pattern from, String to) {

        Rule(String from, String to) {
            this(Pattern.compile(from), to);
        }
    }

    private EnglishSpelling() {}

    /** {@return the words as WHO spells them; -ise and -ize as they are} */
    static String who(String words) {
        return rewritten(words, TO_WHO);
    }

    /** {@return the words in American spelling; -ise and -ize as they are} */
    static String american(String words) {
        return rewritten(words, TO_AMERICAN);
    }

    /** {@return the words with -ize for -ise; if they have none of these, with -ise for -ize} */
    static String otherIse(String words) {
        String ize = rewritten(words, ISE_TO_IZE);
        return ize.equals(words) ? rewritten(words, IZE_TO_ISE) : ize;
    }

    private static String rewritten(String words, List<Rule> rules) {
        String spelt = words;
        for (Rule rule : rules) {
            spelt = rule.from().matcher(spelt).replaceAll(rule.to());
        }
        return spelt;
    }
}
