//! Values that others have computed.
//!
//! - RFC 9497, appendix A.1.2: VOPRF mode of ristretto255-SHA512
//!   (<https://www.rfc-editor.org/rfc/rfc9497#appendix-A.1.2>).
//! - Tokens of type 5 that an implementation in Go has issued: the first and the fourth of
//!   `tests/kat_vectors/private_ristretto255_go.json` in the crate privacypass 0.2.0-pre.4.

use std::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};
use voprf_ng::{
    BlindedElement, EvaluationElement, Proof, VoprfClient, VoprfServer, VoprfServerBatchEvaluateFinishResult,
};

use crate::Suite;
use crate::public_keys::PublicKey;
use crate::ticket::{Ticket, TokenInput};

/// A random source that draws these scalars.
struct Drawn(Vec<u8>);

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("only scalars are drawn")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("only scalars are drawn")
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        to.copy_from_slice(&self.0.drain(..to.len()).collect::<Vec<u8>>());
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.split_whitespace().collect::<String>();
    let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

/// A test vector of the RFC: as many inputs, blinds, … as the batch has.
struct Batch<'a> {
    inputs: &'a [&'a str],
    blinds: &'a [&'a str],
    blinded: &'a [&'a str],
    evaluated: &'a [&'a str],
    proof: &'a str,
    proof_random_scalar: &'a str,
    outputs: &'a [&'a str],
}

const INPUTS: [&str; 2] = ["00", "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"];
const BLIND: &str = "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706";
const SECOND_BLIND: &str = "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e";
const OUTPUTS: [&str; 2] = [
    "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d
     a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
    "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60
     356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
];
const FIRST_BLINDED: &str = "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945";
const FIRST_EVALUATED: &str = "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e";

/// The key pair of the RFC's vectors, from seed and info.
fn server() -> VoprfServer<Suite> {
    let server = VoprfServer::<Suite>::new_from_seed(&[0xa3; 32], b"test key").unwrap();
    let secret = hex("e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909");
    let public = hex("c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e");
    assert_eq!(server.serialize().to_vec(), [secret, public].concat());
    server
}

fn check(batch: &Batch) {
    let server = server();
    let inputs: Vec<Vec<u8>> = batch.inputs.iter().map(|input| hex(input)).collect();
    let (clients, messages): (Vec<_>, Vec<BlindedElement<Suite>>) = inputs
        .iter()
        .zip(batch.blinds)
        .map(|(input, blind)| VoprfClient::<Suite>::blind(input, &mut Drawn(hex(blind))).unwrap())
        .map(|drawn| (drawn.state, drawn.message))
        .unzip();
    let blinded = messages.iter().map(|message| message.serialize().to_vec());
    assert_eq!(blinded.collect::<Vec<_>>(), batch.blinded.iter().map(|it| hex(it)).collect::<Vec<_>>());

    let prepared: Vec<_> = server.batch_blind_evaluate_prepare(messages.iter()).collect();
    let VoprfServerBatchEvaluateFinishResult { messages, proof } = server
        .batch_blind_evaluate_finish(&mut Drawn(hex(batch.proof_random_scalar)), messages.iter(), &prepared)
        .unwrap();
    let messages: Vec<EvaluationElement<Suite>> = messages.collect();
    let evaluated = messages.iter().map(|message| message.serialize().to_vec());
    assert_eq!(evaluated.collect::<Vec<_>>(), batch.evaluated.iter().map(|it| hex(it)).collect::<Vec<_>>());
    assert_eq!(proof.serialize().to_vec(), hex(batch.proof));

    let outputs = VoprfClient::batch_finalize(&inputs, &clients, &messages, &proof, server.get_public_key());
    let outputs: Vec<Vec<u8>> = outputs.unwrap().map(|output| output.unwrap().to_vec()).collect();
    assert_eq!(outputs, batch.outputs.iter().map(|it| hex(it)).collect::<Vec<_>>());
    for (input, output) in inputs.iter().zip(outputs) {
        assert_eq!(server.evaluate(input).unwrap().to_vec(), output);
    }
}

#[test]
fn rfc_9497_a_1_2_1_first_vector() {
    check(&Batch {
        inputs: &INPUTS[..1],
        blinds: &[BLIND],
        blinded: &[FIRST_BLINDED],
        evaluated: &[FIRST_EVALUATED],
        proof: "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd06
                6d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
        proof_random_scalar: SECOND_BLIND,
        outputs: &OUTPUTS[..1],
    });
}

#[test]
fn rfc_9497_a_1_2_2_second_vector() {
    check(&Batch {
        inputs: &INPUTS[1..],
        blinds: &[BLIND],
        blinded: &["cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c"],
        evaluated: &["60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468"],
        proof: "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a
                67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
        proof_random_scalar: SECOND_BLIND,
        outputs: &OUTPUTS[1..],
    });
}

#[test]
fn rfc_9497_a_1_2_3_batch_of_two() {
    check(&Batch {
        inputs: &INPUTS,
        blinds: &[BLIND, SECOND_BLIND],
        blinded: &[FIRST_BLINDED, "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654"],
        evaluated: &[FIRST_EVALUATED, "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a"],
        proof: "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a
                5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08",
        proof_random_scalar: "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c",
        outputs: &OUTPUTS,
    });
}

/// A token that an issuer in Go has issued.
struct Issued<'a> {
    secret_key: &'a str,
    public_key: &'a str,
    challenge: &'a str,
    nonce: &'a str,
    blind: &'a str,
    request: &'a str,
    response: &'a str,
    token: &'a str,
}

impl Issued<'_> {
    /// Issues the same token here, step by step.
    fn check(&self) {
        let server = VoprfServer::<Suite>::new_with_key(&hex(self.secret_key)).unwrap();
        let key = PublicKey::of(server.get_public_key());
        assert_eq!(key.bytes.to_vec(), hex(self.public_key));
        let challenge = Sha256::digest(hex(self.challenge)).into();
        let nonce = hex(self.nonce).try_into().unwrap();
        let input = TokenInput::new(&nonce, &challenge, &key.id());

        let drawn = VoprfClient::<Suite>::blind(input.as_bytes(), &mut Drawn(hex(self.blind))).unwrap();
        let (id, element) = (&key.id()[31..], drawn.message.serialize());
        assert_eq!([&[0, 5], id, &element].concat(), hex(self.request));

        let response = hex(self.response);
        let evaluated = EvaluationElement::deserialize(&response[..32]).unwrap();
        let proof = Proof::deserialize(&response[32..]).unwrap();
        let output = drawn.state.finalize(input.as_bytes(), &evaluated, &proof, key.point).unwrap();
        let ticket = Ticket { input, output: output.into() };
        assert_eq!(crate::base64::decode(&ticket.to_string()), Some(hex(self.token)));
        assert_eq!(ticket.to_string().parse(), Ok(ticket));
        assert_eq!(server.evaluate(input.as_bytes()).unwrap(), output);
    }
}

#[test]
fn a_token_of_another_implementation_with_a_redemption_context() {
    Issued {
        secret_key: "065cca6457eac53b38c4f174ea1498fee99bb0c724035e1ed0baace5c3223201",
        public_key: "28c68b4c454bb67e0138e2ca3ce77a4a92bb570de7023a1d0fc885f9b6fa7d44",
        challenge: "0005000e6973737565722e6578616d706c6520
                    8278149d3094c9138347d7a2bcbf1188a262a10b1a5696c41549eabed84c129d
                    000e6f726967696e2e6578616d706c65",
        nonce: "678dd032dc3dd290a524c9525b59e9fa2a1426f2ebe07d71be44e410235c5bc9",
        blind: "f16cd9d7b9618a5a434439f6edd5e5d053f2781f90169eb4057ef94b65a9f900",
        request: "0005a3987bcba79eb7bb4afbdd3acd2500417f68eb109b420f871ae0964481d1cfc64c",
        response: "a85598dd8eeb0e4e8ad61672a1b60cb879dcb6e2bb577f53a6c5799605adad73
                   fc085894a651a29be45d10431eb3a60948f594eb1a0b82fdb21fa1bcba1bd20e
                   7e16d160b6ae31c1e3b612145b406920f9d206a2213b8b13beea076c2ed4dd05",
        token: "0005678dd032dc3dd290a524c9525b59e9fa2a1426f2ebe07d71be44e410235c5bc9
                ead0d1e696ccbef94da0dd33e0e265d97a8015532f429d968fa41fb0af0cb385
                47fe05e1fd8dac4eb493924ea617a4d5b950e2d6deec99806bce058929d0d3a3
                86b38c783958b8f975795b2e3544cb58ea24eadb236c970641bb275095aedfa5
                da76bb808f55ba51aa407be433d5598fe708cfc3d2a1f6c9b40fa9d9a7fa65c5",
    }
    .check();
}

#[test]
fn a_token_of_another_implementation_with_an_empty_challenge() {
    Issued {
        secret_key: "14b3821a3b383d384141a8135191944d74b07371fb78a465521f0867b7628006",
        public_key: "4429d3c5dbc68f9280dfde3ceeb4bcc0da37c681b83065a7319e16c886d4c856",
        challenge: "0005000e6973737565722e6578616d706c65000000",
        nonce: "a53148ef0e37785a51950efc46ee1c959a9f2511f8d5570dfcd609d3001a1dbd",
        blind: "d85f5a0096304a954d4d7feba0faaa3011a004337d70197b3b607547ed2e6508",
        request: "0005f656c94386183dee559fee3953b04fb9b97dcad9b5bc1e1ec8d2513804e8f71b03",
        response: "6c2c459fe0975d59d4f38dcf26f81dfc28a83d45840897da03d729e805867843
                   aae4c66edae05f2fce4b755d41c245e0841aff2a61e152515655b03eee2cab00
                   660a5c9d4263f83e6e4cd9c7ce7ec7c0b4dd45b6fa8ae9b2d1cff124273e6d00",
        token: "0005a53148ef0e37785a51950efc46ee1c959a9f2511f8d5570dfcd609d3001a1dbd
                b2174d8c51b010f2f8d73a85a8595138f02c4082a27c5348a47679456d9e350f
                3fb7498d84e1b9d4f5171b1c5d238eab7d7c18cbb6829ab9a441be65bb4e9bf6
                7147573bee5e5a5bb9b50efac2880bd281b99eaff7e681acdbbe42910674884d
                e84f4d120f7a17f0088405174e08d08776f13836d8a64643653466302865d722",
    }
    .check();
}
