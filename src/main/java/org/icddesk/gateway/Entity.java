// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An entity of a linearization; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
 *
 * @param title its title; where WHO gives none, its code or the last part of its identifier
 * @param code its code; empty for blocks
 * @param parent what it stands under, which is the linearization itself for a chapter
 * @param children what stands under it, residuals last
 * @param ancestors what it stands under, the nearest first, at most 20; only if asked for
 * @param descendants all that stands under it; only if asked for
 * @param source the foundation entity; empty for residuals
 * @param browserUrl WHO's own page of it, on a host of WHO
 * @param blockId the block's identifier, such as {@code BlockL1-1A0}
 * @param codeRange the codes of a block, such as {@code 1A00-1A40.Z}
 * @param definition what it is, in a paragraph
 * @param longDefinition what it is, at length
 * @param fullySpecifiedName a name that can stand without its place in the classification
 * @param diagnosticCriteria diagnostic requirements as Markdown or as HTML of a word processor; only if asked for
 * @param codingNote how to code with it
 * @param inclusions terms that belong to it
 * @param exclusions terms that do not, and where they stand
 * @param indexTerms all terms that lead to it
 * @param codedElsewhere children in the foundation that this linearization has elsewhere
 * @param postcoordination the axes that can be added to its code
 * @param relatedMaternal related entities in the chapter on pregnancy
 * @param relatedPerinatal related entities in the chapter on the perinatal period
 * @param relatedImpairments related impairments, in the ICF
 */
public record Entity(
        LinearizationUri uri,
        Text title,
        String code,
        ClassKind kind,
        Optional<LinearizationUri> parent,
        List<LinearizationUri> children,
        List<LinearizationUri> ancestors,
        List<LinearizationUri> descendants,
        Optional<FoundationUri> source,
        Optional<URI> browserUrl,
        Optional<String> blockId,
        Optional<String> codeRange,
        Optional<Text> definition,
        Optional<Text> longDefinition,
        Optional<Text> fullySpecifiedName,
        Optional<Text> diagnosticCriteria,
        Optional<Text> codingNote,
        List<Term> inclusions,
        List<Term> exclusions,
        List<Term> indexTerms,
        List<Term> codedElsewhere,
        List<PostcoordinationAxis> postcoordination,
        List<FoundationUri> relatedMaternal,
        List<FoundationUri> relatedPerinatal,
        List<IcdUri> relatedImpairments) {}
