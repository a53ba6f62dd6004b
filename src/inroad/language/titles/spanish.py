"""Spanish titles; accents are folded."""

from inroad.language.titles.lexicon import Lexicon
from inroad.method.people import Seniority as Grade

WORDS = Lexicon(
    ranks={
        Grade.LEAD: """
        jefe de equipo, jefa de equipo, jefe de turno, jefa de turno, encargado, encargada,
        capataz*, coordinador, coordinadora, supervisor, supervisora, lider, lider de equipo, jefe
        de obra, jefa de obra, jefe de cocina
        """,
        Grade.MANAGER: """
        gerente, gerenta, subgerente, jefe, jefa, jefe de, jefa de, responsable
        """,
        Grade.DIRECTOR: """
        director, directora, subdirector, subdirectora, vicepresident*, decano, decana, directivo,
        directiva, director adjunto, directora adjunta
        """,
        Grade.EXECUTIVE: """
        presidente, presidenta, alcalde, alcaldesa, rector, rectora
        """,
    },
    steps={
        Grade.TRAINEE: """
        becario, becaria, practicante, en practicas, practicas, pasante, aprendiz*, estudiante,
        estudiantes
        """,
        Grade.SENIOR: """
        experto, experta, especialista senior, sr
        """,
        Grade.LEAD: "lider tecnico",
    },
    named={
        (Grade.EXECUTIVE, "general", 0.9): """
        director general, directora general, gerente general, consejero delegado, consejera
        delegada, propietario, propietaria, dueno, duena, fundador, fundadora, cofundador,
        cofundadora, administrador unico, administradora unica, empresario, empresaria, director
        ejecutivo, directora ejecutiva, socio fundador, socia fundadora, socio director, socia
        directora, director gerente, directora gerente
        """,
        (Grade.EXECUTIVE, "", None): "socio, socia",
        (Grade.EXECUTIVE, "general", 0.3): """
        consejero independiente, consejera independiente, miembro del consejo
        """,
        (Grade.WORKER, "product", 0.2): """
        jefe de proyecto*, jefa de proyecto*, gerente de proyecto*, director de proyecto*,
        directora de proyecto*, responsable de proyecto*, gestor de proyecto*, gestora de
        proyecto*, jefe de producto*, jefa de producto*, gerente de producto*, responsable de
        producto*, gestor de producto*
        """,
        (Grade.WORKER, "sales", 0.2): """
        gerente de cuenta*, ejecutivo de cuenta*, ejecutiva de cuenta*, director de cuentas,
        directora de cuentas, gestor de cuentas, gestora de cuentas, responsable de cuentas,
        ejecutivo comercial, ejecutiva comercial, ejecutivo de ventas, ejecutiva de ventas
        """,
        (Grade.WORKER, "sales", 0.1): """
        gestor comercial, gestora comercial, gestor de clientes, gestora de clientes, gestor de
        patrimonios, gestor de cobros
        """,
        (Grade.WORKER, "administration", 0.1): """
        gestor administrativo, gestora administrativa, gestor documental, gestora documental,
        gestor cultural, gestora cultural
        """,
        (Grade.SENIOR, "design", 0.2): """
        director de arte, directora de arte, director de fotografia, director creativo asociado,
        director de cine, directora de cine
        """,
        (Grade.DIRECTOR, "engineering", None): "director tecnico, directora tecnica",
        (Grade.DIRECTOR, "communication", None): "redactor jefe, redactora jefa",
        (Grade.LEAD, "engineering", 0.35): "jefe de obra, jefa de obra",
        (Grade.SENIOR, "education", 0.2): """
        profesor titular, profesora titular, catedratic*
        """,
        (Grade.TRAINEE, "research", None): """
        doctorando, doctoranda, estudiante de doctorado
        """,
        (Grade.LEAD, "health", 0.35): """
        supervisora de enfermeria, supervisor de enfermeria
        """,
    },
    professions={
        "engineering": """
        ingeniero*, ingeniera*, desarrollador*, programador*, informatico, informatica, mecanico,
        mecanica, electricista*, arquitecto, arquitecta, tecnico, tecnica
        """,
        "data": """
        ingeniero de datos, ingeniera de datos, cientifico de datos, cientifica de datos, analista
        de datos, estadistico, estadistica
        """,
        "design": """
        disenador*, ilustrador*, fotografo, fotografa
        """,
        "research": """
        investigador*, biologo, biologa, quimico, quimica, fisico, fisica
        """,
        "sales": """
        vendedor*, comercial, comerciales, dependient*, asesor comercial, asesora comercial,
        cajero, cajera
        """,
        "finance": """
        contable*, contador, contadora, auditor, auditora, tesorero, tesorera, interventor,
        actuario, analista financiero, analista financiera
        """,
        "legal": """
        abogado*, abogada*, jurista, notario, notaria, juez, jueza, procurador
        """,
        "support": """
        atencion al cliente, soporte tecnico, tecnico de soporte, tecnica de soporte,
        teleoperador*, servicio al cliente
        """,
        "health": """
        medico, medica, enfermero*, enfermera*, farmaceutico, farmaceutica, psicologo, psicologa,
        odontolog*, fisioterapeuta*, cirujan*, matrona, veterinari*
        """,
        "education": """
        profesor*, maestro, maestra, docente*, formador, formadora, educador*, tutor, tutora
        """,
        "administration": """
        administrativo, administrativa, secretario, secretaria, recepcionista*, auxiliar
        administrativ*
        """,
        "consulting": "consultor, consultora, consultores",
        "communication": """
        periodista*, redactor*, traductor*, comunicador*
        """,
        "recruiting": """
        reclutador*, tecnico de seleccion, tecnica de seleccion, consultor de seleccion,
        consultora de seleccion
        """,
        "trading": "operador de mesa, operador bursatil",
        "other": """
        cocinero, cocinera, camarero, camarera, conductor, conductora, trabajador social,
        trabajadora social
        """,
    },
    fields={
        "engineering": """
        ingenieria, sistemas, tecnologia*, tecnologias de la informacion, ti, infraestructura*,
        obra, obras, desarrollo de software
        """,
        "data": """
        datos, analitica, inteligencia artificial
        """,
        "product": "producto*, proyecto*",
        "design": "diseno",
        "research": "investigacion, laboratorio, i d",
        "operations": """
        operaciones, compras, logistica, produccion, almacen, calidad, mantenimiento, planta,
        cadena de suministro, aprovisionamiento
        """,
        "sales": "ventas, comercial, tienda, cuentas",
        "marketing": """
        mercadotecnia, mercadeo, publicidad, marca
        """,
        "finance": """
        finanzas, financiero, financiera, contabilidad, tesoreria, impuestos, nominas, riesgos,
        seguros, banca, fiscal
        """,
        "legal": """
        legales, juridico, juridica, derecho, cumplimiento
        """,
        "people": """
        recursos humanos, rrhh, rr hh, personas, formacion, talento, gestion humana
        """,
        "recruiting": """
        seleccion de personal, reclutamiento, atraccion de talento, adquisicion de talento
        """,
        "support": "soporte, clientes",
        "health": """
        salud, medicina, clinico, clinica, enfermeria, sanitario, sanitaria
        """,
        "education": """
        educacion, ensenanza, academico, academica, escolar, pedagogico, pedagogica
        """,
        "administration": "administracion, oficina",
        "consulting": "consultoria, asesoria",
        "communication": """
        comunicacion, comunicaciones, prensa, relaciones publicas
        """,
    },
    workers="""
    empleado, empleada, analista*, asistente, auxiliar, asesor, asesora, especialista*, operario,
    operaria, agente, ejecutivo, ejecutiva, trabajador, trabajadora, autonomo, autonoma, ayudante,
    representante, delegado, delegada, funcionari*
    """,
    assistants="""
    secretaria de direccion, secretario de direccion, asistente del, asistente de la, asistente de
    direccion, asistente de gerencia, asistente ejecutiv*, asistente a la direccion, secretaria
    del, adjunto a la direccion, asistente personal
    """,
    gone="""
    exdirector*, exgerente*, expresident*, antiguo, antigua, jubilado, jubilada, retirado,
    retirada, futuro, futura, en busqueda, buscando, desempleado, desempleada, aspirante
    """,
    recruits="""
    reclutador*, reclutamiento, seleccion de personal, tecnico de seleccion, tecnica de seleccion,
    consultor de seleccion, consultora de seleccion, adquisicion de talento, atraccion de talento,
    responsable de seleccion
    """,
)
"""The words and the false friends of Spanish titles."""
