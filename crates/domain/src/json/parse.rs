//! The parser: from text to a tree. Strict: RFC 8259 and nothing else.

use super::error::MAX_DEPTH;
use super::{JsonError, Value, decimal};

impl Value {
    /// Parses a whole text.
    ///
    /// # Errors
    /// [`JsonError`] if the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0)?;
        parser.skip_space();
        if parser.at == text.len() { Ok(value) } else { Err(parser.error()) }
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
}

impl Parser<'_> {
    const fn error(&self) -> JsonError {
        JsonError::Syntax(self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Skips a byte if it is next; returns whether it was.
    fn skip_if(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if self.skip_if(byte) { Ok(()) } else { Err(self.error()) }
    }

    fn value(&mut self, depth: usize) -> Result<Value, JsonError> {
        if depth >= MAX_DEPTH {
            return Err(JsonError::Depth);
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, JsonError> {
        for (word, value) in
            [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))]
        {
            if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.error())
    }

    fn list(&mut self, depth: usize) -> Result<Value, JsonError> {
        let mut values = Vec::new();
        while self.has_next(values.is_empty(), b']')? {
            values.push(self.value(depth + 1)?);
        }
        Ok(Value::List(values))
    }

    fn object(&mut self, depth: usize) -> Result<Value, JsonError> {
        let mut fields = Vec::new();
        while self.has_next(fields.is_empty(), b'}')? {
            self.skip_space();
            let name = self.string()?;
            self.skip_space();
            self.expect(b':')?;
            fields.push((name, self.value(depth + 1)?));
        }
        Ok(Value::Object(fields))
    }

    /// Whether a list or an object has another value. Skips the bracket before the first value, the
    /// comma before each other one, and the bracket at the end.
    fn has_next(&mut self, is_first: bool, end: u8) -> Result<bool, JsonError> {
        if is_first {
            self.at += 1;
        }
        self.skip_space();
        if self.skip_if(end) {
            return Ok(false);
        }
        if !is_first {
            self.expect(b',')?;
        }
        Ok(true)
    }

    fn string(&mut self) -> Result<String, JsonError> {
        self.expect(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            // All three are whole characters, so the text can be cut at them.
            string.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                _ => return Err(self.error()),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, JsonError> {
        let byte = self.peek().ok_or(self.error())?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.error()),
        })
    }

    /// A character beyond U+FFFF is written as two halves.
    fn unicode(&mut self) -> Result<char, JsonError> {
        let mut code = self.four_digits()?;
        if (0xd800..0xdc00).contains(&code) {
            self.expect(b'\\')?;
            self.expect(b'u')?;
            // A wrong second half leads to no character.
            let second = self.four_digits()?.wrapping_sub(0xdc00);
            code = if second < 0x400 { 0x1_0000 + ((code - 0xd800) << 10) + second } else { code };
        }
        char::from_u32(code).ok_or(self.error())
    }

    fn four_digits(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or(self.error())?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        let negative = self.skip_if(b'-');
        let mut decimal = decimal::Decimal::default();
        // A zero cannot be followed by other digits.
        if !self.skip_if(b'0') {
            self.digits(|digit| decimal.push(digit))?;
        }
        let plain = !negative && !matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        if let Some(whole) = decimal.whole().filter(|_| plain) {
            return Ok(Value::Integer(whole));
        }
        if self.skip_if(b'.') {
            self.digits(|digit| decimal.push_fraction(digit))?;
        }
        if self.skip_if(b'e') || self.skip_if(b'E') {
            let down = self.skip_if(b'-');
            if !down {
                self.skip_if(b'+');
            }
            let mut exponent = 0_i32;
            self.digits(|digit| exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit)))?;
            decimal.scale(if down { -exponent } else { exponent });
        }
        let size = decimal.value().ok_or(self.error())?;
        Ok(Value::Float(if negative { -size } else { size }))
    }

    /// Reads one digit or more.
    fn digits(&mut self, mut each: impl FnMut(u8)) -> Result<(), JsonError> {
        let start = self.at;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            each(byte - b'0');
            self.at += 1;
        }
        if self.at == start { Err(self.error()) } else { Ok(()) }
    }
}
