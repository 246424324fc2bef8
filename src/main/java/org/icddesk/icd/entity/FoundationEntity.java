// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;

/**
 * An entity of the foundation; GET /icd/entity/{id}.
 *
 * @param title its title; if WHO gives none, the last part of its identifier
 * @param parents its parents, often more than one
 * @param ancestors all its ancestors, the nearest first; only if requested
 * @param descendants all its descendants; only if requested
 * @param browserUrl WHO's own page of it, on a host of WHO
 * @param definition a definition in one paragraph
 * @param longDefinition a longer description
 * @param fullySpecifiedName a name that can stand without its place in the classification
 * @param diagnosticCriteria diagnostic requirements as Markdown or as HTML of a word processor; only if requested
 * @param synonyms other names
 * @param narrowerTerms names of parts of it
 * @param inclusions terms that belong to it
 * @param exclusions terms that do not
 * @param relatedMaternal related entities in the chapter on pregnancy
 * @param relatedPerinatal related entities in the chapter on the perinatal period
 */
public record FoundationEntity(
        FoundationUri uri,
        Text title,
        List<FoundationUri> parents,
        List<FoundationUri> children,
        List<FoundationUri> ancestors,
        List<FoundationUri> descendants,
        Optional<URI> browserUrl,
        Optional<Text> definition,
        Optional<Text> longDefinition,
        Optional<Text> fullySpecifiedName,
        Optional<Text> diagnosticCriteria,
        List<Term> synonyms,
        List<Term> narrowerTerms,
        List<Term> inclusions,
        List<Term> exclusions,
        List<FoundationUri> relatedMaternal,
        List<FoundationUri> relatedPerinatal)
        implements IcdEntity {}
