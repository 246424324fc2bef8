// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.PlainText;

/** Parses one ICD-11 code expression. */
final class CodeExpressionReader {

    private static final int SHOWN = 40;

    private final String text;

    CodeExpressionReader(String text) {
        this.text = text == null ? "" : text.strip();
    }

    CodeExpression read() {
        refuse(text.isEmpty(), InvalidCode.Reason.EMPTY);
        refuse(text.length() > CodeExpression.MAX_LENGTH, InvalidCode.Reason.TOO_LONG);
        refuse(text.indexOf('(') >= 0 || text.indexOf(')') >= 0, InvalidCode.Reason.PARENTHESES);
        List<CodeExpression.Part> parts = new ArrayList<>();
        CodeExpression.Joint joint = CodeExpression.Joint.START;
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == '&' || text.charAt(at) == '/') {
                parts.add(part(parts.size() + 1, joint, text.substring(from, at).strip()));
                refuse(parts.size() > CodeExpression.MAX_PARTS, InvalidCode.Reason.TOO_MANY_PARTS);
                from = at + 1;
                joint = at < text.length() && text.charAt(at) == '/'
                        ? CodeExpression.Joint.STEM
                        : CodeExpression.Joint.EXTENSION;
            }
        }
        if (parts.size() > 1 && parts.get(0).code().isExtension()) {
            throw invalid(
                    InvalidCode.Reason.EXTENSION_WITHOUT_STEM,
                    1,
                    parts.get(0).code().code());
        }
        return new CodeExpression(parts);
    }

    private static CodeExpression.Part part(int number, CodeExpression.Joint joint, String written) {
        if (written.isEmpty()) {
            throw invalid(InvalidCode.Reason.MISSING_PART, number, written);
        }
        Optional<Icd11Code> code = Icd11Code.parse(written);
        if (code.isEmpty()) {
            throw invalid(InvalidCode.Reason.NOT_A_CODE, number, written);
        }
        if (joint == CodeExpression.Joint.STEM && code.get().isExtension()) {
            throw invalid(InvalidCode.Reason.EXTENSION_WITHOUT_STEM, number, written);
        }
        return new CodeExpression.Part(joint, code.get());
    }

    private void refuse(boolean wrong, InvalidCode.Reason reason) {
        if (wrong) {
            throw invalid(reason, 0, text);
        }
    }

    private static InvalidCode invalid(InvalidCode.Reason reason, int part, String written) {
        String plain = PlainText.of(written);
        return new InvalidCode(reason, part, plain.length() > SHOWN ? plain.substring(0, SHOWN) : plain);
    }
}
