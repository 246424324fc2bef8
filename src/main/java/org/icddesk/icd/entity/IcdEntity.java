// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;

/** An entity, with what entities of all classifications have in common. */
public sealed interface IcdEntity permits Entity, FoundationEntity, Icd10Entity {

    /** {@return its identifier} */
    IcdUri uri();

    /** {@return its title; where WHO gives none, its code or the last part of its identifier} */
    Text title();

    /** {@return its code; empty for blocks of ICD-11 and in the foundation} */
    default String code() {
        return "";
    }

    /** {@return its kind; unknown in the foundation, which has none} */
    default ClassKind kind() {
        return ClassKind.UNKNOWN;
    }

    /** {@return the codes of a block of ICD-11, such as {@code 1A00-1A40.Z}} */
    default Optional<String> codeRange() {
        return Optional.empty();
    }

    /** {@return what it stands under, the classification itself included; more than one in the foundation alone} */
    List<? extends IcdUri> parents();

    /** {@return what stands under it} */
    List<? extends IcdUri> children();

    /** {@return WHO's own page of it, on a host of WHO} */
    Optional<URI> browserUrl();

    /** {@return what it is, in a paragraph} */
    Optional<Text> definition();

    /** {@return what it is, at length} */
    Optional<Text> longDefinition();

    /** {@return a name that can stand without its place in the classification} */
    Optional<Text> fullySpecifiedName();

    /** {@return how to code with it; the foundation does not say} */
    default List<Text> notes() {
        return List.of();
    }

    /** {@return terms that belong to it} */
    List<Term> inclusions();

    /** {@return terms that do not, and where they stand} */
    List<Term> exclusions();

    /** {@return all terms that lead to it; the foundation has none} */
    default List<Term> indexTerms() {
        return List.of();
    }
}
