// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.List;
import org.icddesk.icd.IcdUri;
import org.icddesk.web.Address;

/**
 * An entity in a list: its code and title.
 *
 * @param code its code; empty if it has none
 * @param range the codes of a block; empty for all else
 * @param title its title; null if unavailable
 * @param flags what a coder must know of it, by the names of icons and texts: {@code require}, {@code extend},
 *     {@code note}, {@code maternal}, {@code perinatal}, {@code residual}
 */
public record EntityRow(
        IcdUri uri, Address address, String code, String range, LocalizedText title, List<String> flags) {

    /** {@return whether the title is unavailable} */
    public boolean missing() {
        return title == null;
    }

    /** {@return the title; the identifier where that is unavailable} */
    public String label() {
        return title == null ? uri.canonical() : title.value();
    }
}
