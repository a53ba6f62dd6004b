"""Portuguese titles, of Portugal and of Brazil; accents are folded."""

from inroad.language.titles.lexicon import Lexicon
from inroad.method.people import Seniority as Grade

WORDS = Lexicon(
    ranks={
        Grade.LEAD: """
        coordenador, coordenadora, supervisor, supervisora, lider, lider de equipe, lider de
        equipa, encarregado, encarregada, chefe de equipe, chefe de equipa, chefe de turno, mestre
        de obras, lider tecnico
        """,
        Grade.MANAGER: """
        gerente, chefe, chefe de, chefe do, chefe da, gestor, gestora, responsavel, subgerente
        """,
        Grade.DIRECTOR: """
        diretor, diretora, director, subdiretor, subdiretora, superintendente, vice presidente,
        vice diretor, vice diretora, diretor adjunto, diretora adjunta
        """,
        Grade.EXECUTIVE: """
        presidente, reitor, reitora, prefeito, prefeita
        """,
    },
    steps={
        Grade.TRAINEE: """
        estagiario*, estagiaria*, estagio, jovem aprendiz, aprendiz, bolsista, estudante, menor
        aprendiz
        """,
        Grade.SENIOR: "especialista senior",
    },
    named={
        (Grade.EXECUTIVE, "general", 0.9): """
        diretor geral, diretora geral, diretor executivo, diretora executiva, diretor presidente,
        diretora presidente, administrador delegado, administradora delegada, dono, dona,
        fundador, fundadora, cofundador, cofundadora, socio fundador, socia fundadora, socio
        administrador, socia administradora, socio proprietario, socia proprietaria, empresario,
        proprietario, empreendedor, empreendedora, socio gerente, socia gerente
        """,
        (Grade.EXECUTIVE, "general", 0.6): """
        presidente do conselho, presidente do conselho de administracao
        """,
        (Grade.EXECUTIVE, "general", 0.3): """
        conselheiro, conselheira, membro do conselho
        """,
        (Grade.WORKER, "product", 0.2): """
        gerente de projeto*, gestor de projeto*, gestora de projeto*, lider de projeto*,
        coordenador de projeto*, chefe de projeto*, gerente de produto*, gestor de produto*,
        gestora de produto*, chefe de produto*
        """,
        (Grade.WORKER, "sales", 0.2): """
        gerente de conta*, executivo de conta*, executiva de conta*, gestor de contas, gestora de
        contas, gerente de relacionamento, executivo de vendas, executiva de vendas
        """,
        (Grade.SENIOR, "design", 0.2): """
        diretor de arte, diretora de arte, diretor de fotografia, diretora de fotografia, diretor
        de cinema
        """,
        (Grade.DIRECTOR, "engineering", None): "diretor tecnico, diretora tecnica",
        (Grade.LEAD, "health", 0.35): "enfermeiro chefe, enfermeira chefe",
        (Grade.DIRECTOR, "communication", None): """
        redator chefe, redatora chefe, editor chefe, editora chefe
        """,
        (Grade.SENIOR, "education", 0.2): """
        professor titular, professora titular, professor associado, professor catedratico
        """,
        (Grade.WORKER, "education", 0.05): "professor, professora",
        (Grade.SENIOR, "education", 0.15): "professora adjunta, professor adjunto",
        (Grade.TRAINEE, "research", None): """
        doutorando, doutoranda, mestrando, mestranda
        """,
    },
    professions={
        "engineering": """
        engenheiro*, engenheira*, desenvolvedor*, programador*, analista de sistemas, tecnico,
        tecnica, arquiteto, arquiteta, mecanico, eletricista*, tecnico de informatica
        """,
        "data": """
        engenheiro de dados, engenheira de dados, cientista de dados, analista de dados,
        estatistico, estatistica
        """,
        "design": """
        designer, projetista, fotografo, fotografa, ilustrador, ilustradora
        """,
        "research": """
        pesquisador*, investigador*, biologo, biologa, quimico, quimica, cientista
        """,
        "sales": """
        vendedor*, comercial, representante comercial, caixa, consultor de vendas, consultora de
        vendas
        """,
        "finance": """
        contador, contadora, contabilista*, auditor, auditora, tesoureiro, tesoureira, analista
        financeiro, analista financeira
        """,
        "legal": """
        advogado*, advogada*, jurista, notario, juiz, juiza
        """,
        "support": """
        suporte tecnico, atendimento ao cliente, atendente*, apoio ao cliente
        """,
        "health": """
        medico, medica, enfermeiro*, enfermeira*, farmaceutico, farmaceutica, psicologo,
        psicologa, dentista*, fisioterapeuta*, cirurgiao, cirurgia
        """,
        "education": """
        professor*, docente*, formador, formadora, educador*, pedagogo, pedagoga
        """,
        "administration": """
        secretario, secretaria, recepcionista*, assistente administrativ*, auxiliar administrativ*
        """,
        "consulting": "consultor, consultora",
        "communication": """
        jornalista*, redator, redatora, tradutor, tradutora, comunicador*
        """,
        "recruiting": "recrutador*, analista de recrutamento",
        "other": """
        cozinheiro, cozinheira, motorista*, assistente social
        """,
    },
    fields={
        "engineering": """
        engenharia, tecnologia*, ti, sistemas, infraestrutura, obras, informatica
        """,
        "data": """
        dados, inteligencia artificial, analitica
        """,
        "product": "produto*, projeto*",
        "design": "criacao",
        "research": "pesquisa, investigacao, laboratorio",
        "operations": """
        operacoes, compras, logistica, producao, suprimentos, qualidade, manutencao, armazem,
        fabrica, cadeia de suprimentos
        """,
        "sales": "vendas, comercial, loja, negocios",
        "marketing": "publicidade, marca",
        "finance": """
        financas, financeiro, financeira, contabilidade, tesouraria, fiscal, tributario, folha de
        pagamento, riscos, seguros, banco
        """,
        "legal": """
        juridico, juridica, direito, conformidade
        """,
        "people": """
        recursos humanos, rh, pessoas, gestao de pessoas, formacao, treinamento
        """,
        "recruiting": """
        recrutamento, recrutamento e selecao, selecao, aquisicao de talentos
        """,
        "support": "suporte, atendimento, cliente",
        "health": """
        saude, medicina, clinico, clinica, enfermagem
        """,
        "education": """
        educacao, ensino, pedagogico, pedagogica, academico, academica, escolar
        """,
        "administration": """
        administracao, administrativo, administrativa, escritorio
        """,
        "consulting": """
        consultoria, consultora de negocios, consultor de negocios
        """,
        "communication": """
        comunicacao, imprensa, relacoes publicas
        """,
    },
    workers="""
    funcionario, funcionaria, analista*, assistente, auxiliar, assessor, assessora, especialista*,
    operador, operadora, agente, colaborador, colaboradora, autonomo, autonoma, ajudante,
    representante, tecnico, servidor publico, servidora publica, freelancer
    """,
    assistants="""
    assistente da diretoria, assistente de diretoria, assistente do diretor, assistente da
    diretora, assistente da direcao, assistente de direcao, assistente executiv*, secretaria
    executiva, secretario executivo, secretaria da diretoria, secretaria de diretoria, assistente
    do presidente, assistente da presidencia, assessor da presidencia, assessora da presidencia,
    assistente pessoal
    """,
    gone="""
    aposentado, aposentada, reformado, reformada, exdiretor*, antigo, antiga, futuro, futura, em
    busca, desempregado, desempregada, procurando, em transicao
    """,
    recruits="""
    recrutamento, recrutador*, recrutadora, selecao, aquisicao de talentos, atracao de talentos
    """,
)
"""The words and the false friends of Portuguese titles."""
