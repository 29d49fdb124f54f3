//! What the server answers to a request.

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use voprf_ng::{EvaluationElement, Proof};

use crate::purpose::Purposes;
use crate::read::{Fields, ReadError, header, not_identity};
use crate::{Suite, base64};

/// The server's answer to a request: for each purpose an evaluated element, and a proof that it was
/// evaluated with the key that the lecture publishes for this purpose.
///
/// As text: base64url of a form number, the number of polls, and per purpose 32 bytes of element and
/// 64 of proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    pub(crate) purposes: Purposes,
    /// One per purpose, in the order of `purposes`.
    pub(crate) elements: Vec<Evaluated>,
}

/// An evaluated element and its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evaluated {
    pub(crate) element: EvaluationElement<Suite>,
    pub(crate) proof: Proof<Suite>,
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = header(self.purposes);
        for evaluated in &self.elements {
            bytes.extend_from_slice(&evaluated.element.serialize());
            bytes.extend_from_slice(&evaluated.proof.serialize());
        }
        f.write_str(&base64::encode(&bytes))
    }
}

impl FromStr for Evaluation {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        let (purposes, fields) = Fields::of_lecture(text, 0, 3)?;
        let mut elements = Vec::with_capacity(purposes.count());
        for [element, proof @ ..] in fields.all().as_chunks::<3>().0 {
            let element = EvaluationElement::deserialize(not_identity(element)?);
            elements.push(Evaluated {
                element: element.map_err(|_| ReadError::Element)?,
                proof: Proof::deserialize(proof.as_flattened()).map_err(|_| ReadError::Proof)?,
            });
        }
        Ok(Self { purposes, elements })
    }
}
