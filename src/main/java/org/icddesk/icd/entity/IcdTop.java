// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;

/** A classification as a whole, with what all of them have in common. */
public sealed interface IcdTop permits ClassificationTop, FoundationTop, Icd10Top {

    /** {@return its identifier} */
    IcdUri uri();

    /** {@return its title} */
    Text title();

    /** {@return when its release appeared} */
    Optional<LocalDate> releaseDate();

    /** {@return its uppermost entities, which are chapters except in the foundation} */
    List<? extends IcdUri> children();

    /** {@return WHO's own page of it, on a host of WHO} */
    Optional<URI> browserUrl();
}
