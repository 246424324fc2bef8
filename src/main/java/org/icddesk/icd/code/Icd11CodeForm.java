// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The spellings of one code of ICD-11 or of the ICF. */
final class Icd11CodeForm {

    // What a person's functioning is rated with stands behind a code of the ICF.
    private static final String QUALIFIERS = "(?<=^[BDES][0-9]{1,5})(?:\\.[0-9]{1,4}|\\.?\\+[0-9])$";
    private static final String SEPARATOR = "(?<=^[^.]{4})[, ](?=[0-9A-Z]{1,2}$)";

    private Icd11CodeForm() {}

    /**
     * Reads one code of the MMS.
     *
     * @param text a text by {@link CodeText#normalize}, in capitals
     * @return the code; empty if it has not the form of one
     */
    static Optional<CodeCandidate> readMms(String text) {
        String bare = bare(text).replaceFirst(SEPARATOR, ".");
        return Icd11Code.parse(bare)
                .filter(code -> !code.isFunctioning())
                .map(code -> new CodeCandidate(CodeSystem.MMS, code.code(), withParents(code.code())));
    }

    /**
     * Reads one code of the ICF.
     *
     * @param text a text by {@link CodeText#normalize}, in capitals
     * @return the code; empty if it has not the form of one
     */
    static Optional<CodeCandidate> readFunctioning(String text) {
        return Icd11Code.parse(bare(text.replaceFirst(QUALIFIERS, "")))
                .filter(Icd11Code::isFunctioning)
                .map(code -> new CodeCandidate(CodeSystem.ICF, code.code(), withParents(code.code())));
    }

    /** {@return the code and all that its beginning could be, the longest first} */
    private static List<String> withParents(String code) {
        return IntStream.range(0, code.length())
                .mapToObj(less -> code.substring(0, code.length() - less))
                .filter(part -> part.equals(code)
                        || !code.startsWith("X")
                                && Icd11Code.parse(part)
                                        .filter(parent -> parent.code().equals(part))
                                        .isPresent())
                .toList();
    }

    private static String bare(String text) {
        return text.replaceFirst(Icd10CodeForm.MARKS + "$", "");
    }
}
