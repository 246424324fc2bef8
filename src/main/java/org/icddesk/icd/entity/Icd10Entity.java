// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;

/**
 * A chapter, block or category of ICD-10; GET /icd/release/10/{release}/{code}.
 *
 * @param title its title; if WHO gives none, its code
 * @param browserUrl WHO's own page of it, on a host of WHO
 * @param definition a definition in one paragraph
 * @param longDefinition a longer description
 * @param fullySpecifiedName a name that can stand without its place in the classification
 * @param codingHint how to code with it
 * @param inclusions terms that belong to it
 * @param exclusions terms that do not
 * @param indexTerms all terms that lead to it
 */
public record Icd10Entity(
        Icd10Uri uri,
        Text title,
        String code,
        ClassKind kind,
        Optional<Icd10Uri> parent,
        List<Icd10Uri> children,
        Optional<URI> browserUrl,
        Optional<Text> definition,
        Optional<Text> longDefinition,
        Optional<Text> fullySpecifiedName,
        Optional<Text> note,
        Optional<Text> codingHint,
        List<Term> inclusions,
        List<Term> exclusions,
        List<Term> indexTerms)
        implements IcdEntity {

    @Override
    public List<Icd10Uri> parents() {
        return parent.stream().toList();
    }

    @Override
    public List<Text> notes() {
        return Stream.of(note, codingHint).flatMap(Optional::stream).toList();
    }
}
