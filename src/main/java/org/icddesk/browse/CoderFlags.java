// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notable properties of an entity for coders, as symbols beside its title.
 *
 * @param required whether its code must be postcoordinated
 * @param allowed whether its code can be postcoordinated
 * @param note whether it has a coding note
 * @param maternal whether it has related entities in the chapter on pregnancy
 * @param perinatal whether it has related entities in the chapter on the perinatal period
 * @param residual whether it is a residual
 */
public record CoderFlags(
        boolean required, boolean allowed, boolean note, boolean maternal, boolean perinatal, boolean residual) {

    /** {@return the names of icons and texts, in the order in which they are shown} */
    public List<String> names() {
        return Stream.of(
                        name("require", required),
                        name("extend", allowed && !required),
                        name("note", note),
                        name("maternal", maternal),
                        name("perinatal", perinatal),
                        name("residual", residual))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> name(String name, boolean shown) {
        return shown ? Optional.of(name) : Optional.empty();
    }
}
