"""How stanza's trainers are called for the small set: the options that differ from stanza's own.

Sizes are chosen so that the whole set stays under 20 MB, and steps so that it
trains within two hours on one core. An option that is not here has stanza's
default of version 1.15.
"""

from __future__ import annotations

#: Options of each processor's trainer, as its command line takes them.
OPTIONS: dict[str, str] = {
    "tokenize": """
        --max_seqlen 200 --lr0 0.004 --anneal_after 600
        --steps 1200 --eval_steps 200 --max_steps_before_stop 600
    """,
    # share_hid: a linear layer for each kind of tag, in place of bilinear ones that take most of the time
    "pos": """
        --hidden_dim 150 --num_layers 2 --char_hidden_dim 100 --char_emb_dim 50 --word_emb_dim 50
        --word_cutoff 3 --transformed_dim 75 --share_hid --deep_biaff_hidden_dim 200 --dropout 0.4
        --batch_size 40 --lr 0.003
        --eval_interval 300 --fix_eval_interval --max_steps 4500 --max_steps_before_stop 1500
    """,
    "lemma": """
        --hidden_dim 100 --emb_dim 50 --batch_size 100 --lr 0.002 --num_epoch 3 --decay_epoch 2
    """,
    "depparse": """
        --hidden_dim 200 --num_layers 2 --char_hidden_dim 100 --char_emb_dim 50 --word_emb_dim 50
        --word_cutoff 3 --transformed_dim 75 --tag_emb_dim 50 --deep_biaff_hidden_dim 120 --dropout 0.33
        --batch_size 1500 --optim adam --lr 0.003 --beta2 0.95
        --eval_interval 125 --max_steps 1500 --max_steps_before_stop 1500
    """,
    "ner": """
        --hidden_dim 128 --char_hidden_dim 50 --char_emb_dim 30 --emb_finetune_known_only --dropout 0.4
        --batch_size 32 --max_batch_words 1500 --optim adam --lr 0.002 --patience 2
        --eval_interval 400 --max_steps 8000 --max_steps_no_improve 2000
    """,
}
#: Where each processor's trainer is in ``stanza.models``.
TRAINERS = {
    "tokenize": "tokenizer",
    "pos": "tagger",
    "lemma": "lemmatizer",
    "depparse": "parser",
    "ner": "ner_tagger",
}
