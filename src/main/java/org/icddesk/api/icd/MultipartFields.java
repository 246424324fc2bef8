// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;

/** Parses {@code multipart/form-data}, RFC 7578: plain fields only, neither files nor nested forms. */
final class MultipartFields {

    private static final int MAX = 100;

    private MultipartFields() {}

    static List<Field> fields(List<EntityPart> parts) {
        if (parts.size() > MAX) {
            throw new ApiProblem(400, "The form has more than " + MAX + " parts.");
        }
        if (parts.isEmpty()) {
            throw new ApiProblem(400, "The form has no parts.");
        }
        List<Field> fields = new ArrayList<>();
        for (EntityPart part : parts) {
            fields.add(field(part));
        }
        return fields;
    }

    private static Field field(EntityPart part) {
        if (part.getFileName().isPresent()) {
            throw new ApiProblem(400, "The form contains a file; a search has none.");
        }
        if (part.getMediaType() != null && part.getMediaType().getType().equalsIgnoreCase("multipart")) {
            throw new ApiProblem(400, "The form contains another form.");
        }
        if (part.getName() == null) {
            throw new ApiProblem(400, "A part of the form has no name.");
        }
        try (InputStream content = part.getContent()) {
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.readAllBytes()))
                    .toString();
            return new Field(part.getName(), value);
        } catch (CharacterCodingException e) {
            throw new ApiProblem(400, "A part of the form is not UTF-8.");
        } catch (IOException e) {
            throw new ApiProblem(400, "The form is malformed.");
        }
    }
}
