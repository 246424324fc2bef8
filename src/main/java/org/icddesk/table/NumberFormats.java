// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a workbook shows its numbers: as dates, with leading zeros, or as they are. */
final class NumberFormats {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final int MAX_DIGITS = 400;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.");
    private static final Pattern ZEROS = Pattern.compile("0{2,30}");

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final LocalDate epoch;

    /**
     * Reads the formats.
     *
     * @param part the styles of the workbook
     * @param from1904 whether days are counted from 1904
     */
    NumberFormats(byte[] part, boolean from1904) {
        epoch = from1904 ? EPOCH_1904 : EPOCH;
        PartReader xml = new PartReader(part);
        boolean cells = false;
        for (var event = xml.next(); event.isPresent(); event = xml.next()) {
            if (xml.starts(event.get(), "numFmt")) {
                codes.put(
                        xml.number("numFmtId", -1), xml.attribute("formatCode").orElse(""));
            } else if (xml.starts(event.get(), "cellXfs")) {
                cells = true;
            } else if (xml.ends(event.get(), "cellXfs")) {
                cells = false;
            } else if (cells && xml.starts(event.get(), "xf")) {
                styles.add(xml.number("numFmtId", 0));
            }
        }
    }

    /** {@return a number as the workbook shows it; as it stands there if it is none} */
    String shown(String number, int style) {
        if (!NUMBER.matcher(number).matches()) {
            return number;
        }
        int id = style < styles.size() ? styles.get(style) : 0;
        BigDecimal value = new BigDecimal(number);
        if (isDate(id) && value.signum() >= 0 && value.compareTo(LAST_DAY) < 0) {
            return date(value);
        }
        BigDecimal rounded = value.round(SHOWN);
        if (Math.abs((long) rounded.scale()) > MAX_DIGITS) {
            return number;
        }
        String plain =
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        String code = codes.getOrDefault(id, "");
        return ZEROS.matcher(code).matches() && plain.matches("[0-9]+")
                ? "0".repeat(Math.max(0, code.length() - plain.length())) + plain
                : plain;
    }

    private boolean isDate(int id) {
        boolean known = id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
        String code = LITERALS.matcher(codes.getOrDefault(id, "")).replaceAll("");
        return known || code.matches("(?i).*[dmyhs].*") && !code.matches("(?i).*(general|[0#]e[+-]).*");
    }

    private String date(BigDecimal days) {
        long whole = days.longValue();
        long seconds = days.subtract(BigDecimal.valueOf(whole))
                .multiply(SECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDateTime time = epoch.plusDays(whole).atStartOfDay().plusSeconds(seconds);
        if (whole == 0 && seconds > 0) {
            return time.toLocalTime().toString();
        }
        return seconds == 0
                ? time.toLocalDate().toString()
                : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
