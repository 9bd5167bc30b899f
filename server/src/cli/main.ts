console.log("speech-corpus");
