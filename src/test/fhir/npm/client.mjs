// SPDX-License-Identifier: Apache-2.0
// fhir-kit-client asks for one code by GET and by POST, and for one that does not exist.
import * as kit from 'fhir-kit-client';

const Client = kit.Client ?? kit.default?.default ?? kit.default;
const system = 'http://id.who.int/icd/release/11/mms';
const client = new Client({ baseUrl: process.argv[2] });
const ask = (method, code) => client.operation({
  resourceType: 'CodeSystem',
  name: 'lookup',
  method,
  input: method === 'GET'
    ? { system, code, version: '2024-01' }
    : {
      resourceType: 'Parameters',
      parameter: [
        { name: 'system', valueUri: system },
        { name: 'code', valueCode: code },
        { name: 'version', valueString: '2024-01' },
      ],
    },
});
const [got, posted] = [await ask('GET', '1A00'), await ask('POST', '1A00')];
const say = (holds, what) => console.log(`${holds ? 'PASS' : 'FAIL'} fhir-kit-client ${what}`);
say(JSON.stringify(got) === JSON.stringify(posted) && JSON.stringify(got).includes('Cholera'), 'lookup by GET and POST');
try {
  await ask('GET', 'XXXX9');
  say(false, '404');
} catch (error) {
  say(error.response.status === 404 && error.response.data.resourceType === 'OperationOutcome', '404 with an outcome');
}
console.log('END');
