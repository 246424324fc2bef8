// SPDX-License-Identifier: Apache-2.0
// A field of autocomplete-lhc, as a page of another origin has it; says what was chosen.
import Def from 'autocomplete-lhc';

new Def.Autocompleter.Search('diagnosis', document.body.dataset.valueSet, { fhir: true });
Def.Autocompleter.Event.observeListSelections('diagnosis', (chosen) => {
  document.getElementById('chosen').textContent = `${chosen.item_code} ${chosen.final_val}`;
});
