// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An entity of the foundation; GET /icd/entity/{id}.
 *
 * @param title its title; where WHO gives none, the last part of its identifier
 * @param parents what it stands under, often more than one
 * @param ancestors all that it stands under, the nearest first; only if asked for
 * @param descendants all that stands under it; only if asked for
 * @param browserUrl WHO's own page of it, on a host of WHO
 * @param definition what it is, in a paragraph
 * @param longDefinition what it is, at length
 * @param fullySpecifiedName a name that can stand without its place in the classification
 * @param diagnosticCriteria diagnostic requirements as Markdown or as HTML of a word processor; only if asked for
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
        List<FoundationUri> relatedPerinatal) {}
