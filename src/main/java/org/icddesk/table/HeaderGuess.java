// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses whether the first row of a table names its columns. */
final class HeaderGuess {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,\\s]*%?");
    private static final int MAX_NAME = 60;
    private static final int SAMPLE = 50;
    private static final Set<String> NAMES =
            Set.copyOf(List.of(("text diagnosis diagnoses diagnose diagnosen term terms"
                            + " description label name title code codes uri id frequency count number n comment note notes"
                            + " release language score how state sex age date patient case diagnostic diagnostics texte libellé"
                            + " libelle terme titre fréquence nombre commentaire diagnóstico diagnostico diagnósticos texto"
                            + " término termino descripción título código codigo frecuencia número comentario النص التشخيص الرمز"
                            + " العدد الوصف chosen classification cause condition icd icd-10 icd-11 icd10 icd11")
                    .split(" ")));

    private HeaderGuess() {}

    static boolean of(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        if (rows.size() == 1) {
            return OwnFiles.isHeader(rows.get(0));
        }
        List<String> first = rows.get(0).stream().map(String::strip).toList();
        if (OwnFiles.isHeader(first)) {
            return true;
        }
        boolean nameable = first.stream()
                .allMatch(cell ->
                        cell.length() <= MAX_NAME && !NUMBER.matcher(cell).matches());
        if (!nameable) {
            return false;
        }
        boolean known = first.stream().anyMatch(HeaderGuess::isKnown);
        return known || first.size() > 1 && isOfOtherKind(first, rows);
    }

    /** {@return whether a row has nothing but names, one of them well known} */
    static boolean isNames(List<String> row) {
        return row.stream()
                        .map(String::strip)
                        .allMatch(cell -> cell.length() <= MAX_NAME
                                && !NUMBER.matcher(cell).matches())
                && row.stream().map(String::strip).anyMatch(HeaderGuess::isKnown);
    }

    private static boolean isKnown(String cell) {
        return NAMES.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** {@return whether a column has numbers below a first row that has names only, all different} */
    private static boolean isOfOtherKind(List<String> first, List<List<String>> rows) {
        if (rows.size() < 2 || new HashSet<>(first).size() < first.size() || first.contains("")) {
            return false;
        }
        List<List<String>> below = rows.subList(1, Math.min(rows.size(), SAMPLE));
        for (int column = 0; column < first.size(); column++) {
            int at = column;
            if (below.stream()
                    .allMatch(row -> at < row.size()
                            && NUMBER.matcher(row.get(at).strip()).matches())) {
                return true;
            }
        }
        return false;
    }
}
